import type { Catalogue } from '../catalogue.ts';
import { counted, formOf } from './counted.ts';

const calls = (made: number) => counted(made, 'połączenie', 'połączenia', 'połączeń');

/** Each rule by which a contact is refused, as an operator says it, in Polish. */
export const plGate: Catalogue['gate'] = {
  rules: {
    'safety.stop_all': 'Wszelki kontakt jest zatrzymany',
    'safety.rehearsal_numbers': 'Numery testowe i prawdziwe są rozdzielone',
    'safety.destination': 'Na taki numer się nie dzwoni',
    'safety.suppression_list': 'Numer jest na liście wykluczeń',
    'safety.usable_number': 'Numer lub adres nie jest już używany',
    'circumstances.deceased': 'Osoba zmarła',
    'circumstances.insolvency': 'Wobec osoby toczy się postępowanie upadłościowe',
    'circumstances.hardship': 'Osoba jest w trudnej sytuacji: sprawę musi ocenić człowiek',
    'party.entitled': 'Tej osobie nie wolno mówić o długu',
    'wishes.opt_out': 'Osoba prosiła, by się z nią nie kontaktować',
    'wishes.number_opt_out': 'Osoba nie chce połączeń na ten numer',
    'wishes.hold': 'Kontakt z osobą jest wstrzymany',
    'wishes.verification_lock': 'Weryfikacja nie powiodła się dziś trzy razy',
    'disclosure.right_party': 'Nie potwierdzono, że adres należy do dłużnika',
    'limitation.time_barred': 'Należność jest przedawniona',
    'notice.assignment': 'Dłużnika nie zawiadomiono jeszcze o przelewie wierzytelności',
    'severity.within_stage': 'Treść jest surowsza, niż pozwala stan sprawy',
    'bank.stale_data': 'Oczekiwanie na wyciąg bankowy',
    'frequency.calls_per_campaign': 'Limit połączeń w kampanii',
    'frequency.silence_after_conversation': 'Przerwa po rozmowie',
    'frequency.calls_per_seven_days': 'Limit połączeń w ciągu 7 dni',
    'frequency.contacts_per_seven_days': 'Limit kontaktów w ciągu 7 dni',
    'frequency.hours_between_messages': 'Za wcześnie po ostatniej wiadomości',
    'frequency.calls_per_day': 'Limit połączeń w ciągu dnia',
    'window.calling_hours': 'Poza godzinami, w których wolno dzwonić',
    'window.writing_hours': 'Poza godzinami, w których wolno pisać',
    'outreach.unknown_template': 'Nie ma takiego szablonu',
    'outreach.unknown_person': 'Tej osoby nie ma już w ewidencji',
    'outreach.no_address': 'Brak numeru lub adresu, którego można użyć',
    'outreach.keyed_number': 'Na podany numer nic nie jest wysyłane',
    'outreach.not_verified': 'Żaden numer ani adres nie jest zweryfikowany',
    'outreach.nothing_to_tell': 'Nie ma już o czym pisać',
    'outreach.request_not_understood': 'Nie udało się odczytać prośby',
  },
  calls: {
    hours: (country, at, opens, closes) => `${country}: była ${at}, dzwonić wolno od ${opens} do ${closes}`,
    tooLate: (country, at, closes) => `${country}: rozmowa zaczęta o ${at} mogłaby skończyć się po ${closes}`,
    closed: (country, day) => `${country}: ${day} nie wolno dzwonić`,
  },
  messages: {
    hours: (country, at, opens, closes) => `${country}: była ${at}, pisać wolno od ${opens} do ${closes}`,
    tooLate: (country, at, closes) => `${country}: o ${at} jest za późno, pisać wolno do ${closes}`,
    closed: (country, day) => `${country}: ${day} nie wolno pisać`,
  },
  callsToday: (made, allowed) => `Dziś już ${calls(made)}, dozwolone najwyżej ${allowed}`,
  callsInWeek: (made, allowed) => `W ciągu 7 dni już ${calls(made)}, dozwolone najwyżej ${allowed}`,
  callsInCampaign: (made, allowed) => `W tej kampanii już ${calls(made)}, dozwolone najwyżej ${allowed}`,
  contactsInWeek: (made, allowed) =>
    `W ciągu 7 dni już ${counted(made, 'kontakt', 'kontakty', 'kontaktów')} wszystkimi kanałami, dozwolone najwyżej ${allowed}`,
  betweenMessages: (channel, hours) =>
    `Między wiadomościami musi minąć co najmniej ${counted(hours, 'godzina', 'godziny', 'godzin')} (${channel})`,
  silence: (days) => `Ostatnia rozmowa była mniej niż ${days} ${formOf(days, 'dzień', 'dni', 'dni')} temu`,
  roles: {
    co_debtor: 'Współdłużnik, któremu nie wolno mówić o długu',
    guarantor: 'Poręczyciel: poręczenie nie jest jeszcze uruchomione',
    representative: 'Pełnomocnik: brak pełnomocnictwa w ewidencji',
  },
  kinds: {
    premium: 'Na numery o podwyższonej opłacie się nie dzwoni',
    shared_cost: 'Na numery o dzielonej opłacie się nie dzwoni',
    toll_free: 'Na bezpłatne infolinie się nie dzwoni',
    other: 'Dzwoni się tylko na numery komórkowe i stacjonarne',
  },
  notReached: (trunk, country) => `Łączem ${trunk} nie wolno dzwonić do tego kraju: ${country}`,
  rehearsal: {
    real_trunk: 'Na numer testowy nigdy nie dzwoni się prawdziwym łączem',
    simulated_trunk: 'Symulowane łącze obsługuje tylko numery testowe',
    rehearsal_calendar: 'Podczas próby dzwoni się tylko na numery testowe',
  },
  points: {
    wrong_party: 'Numer lub adres należy do kogoś innego',
    dead: 'Numer lub adres już nie istnieje',
  },
  bankData: {
    none: 'Nie ma jeszcze żadnego wyciągu bankowego',
    old: 'Dane z banku są nieaktualne: potrzebny nowy wyciąg',
  },
  severity: {
    courtesy: 'Treść przed terminem płatności musi być łagodniejsza',
    stage: 'Treść jest surowsza niż etap sprawy',
    title: 'Taka treść wymaga tytułu wykonawczego w ewidencji',
    before_due: 'Taka treść może wyjść dopiero po terminie płatności',
  },
  barred: {
    no_collection: (since) => `Przedawniona od ${since}: nie wolno jej dochodzić`,
    no_threat: (since) => `Przedawniona od ${since}: nie wolno pisać tak surowo`,
  },
  noAddress: { sms: 'Brak numeru komórkowego, którego można użyć', email: 'Brak adresu e-mail, którego można użyć' },
  notVerified: { sms: 'Żaden numer komórkowy nie jest zweryfikowany', email: 'Żaden adres e-mail nie jest zweryfikowany' },
  pack: (edition) => `pakiet ${edition}`,
  ours: 'własna reguła',
  ofCampaign: 'ustawienie kampanii',
};
