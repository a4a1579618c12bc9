import type { TaskWire, WorkWire } from '../../../web/tasks/api-types.ts';
import type { Catalogue } from '../catalogue.ts';

const kinds: Readonly<Record<TaskWire['kind'], string>> = {
  dispute_review: 'Kifogás elbírálása',
  hardship_review: 'Fizetési nehézség vizsgálata',
  return_overpayment: 'Túlfizetés visszautalása',
  settlement_certificate: 'Nullás igazolás küldése',
  call_back: 'Visszahívás',
  read_message: 'Beérkezett üzenet elolvasása',
};

const departments: Readonly<Record<TaskWire['department'], string>> = {
  collections: 'Követeléskezelés',
  customer_care: 'Ügyfélszolgálat',
  billing: 'Számlázás',
  legal: 'Jogi osztály',
  treasury: 'Pénzügy',
  data_quality: 'Adatminőség',
};

const severities: Readonly<Record<WorkWire['severity'], string>> = {
  courtesy: 'Előzetes',
  reminder: 'Emlékeztető',
  demand: 'Felszólítás',
  final: 'Végső',
  legal: 'Jogi',
};

/** Words of what people have to do. */
export const huTasks: Catalogue['tasks'] = {
  title: 'Feladatok',
  tabs: { tasks: 'Teendők', work: 'Kézi teendők' },
  kinds,
  departments,
  severities,
  fresh: (count) => `${count} új megjelenítése`,
  department: 'Osztály',
  everyDepartment: 'Minden osztály',
  emptyTitle: 'Nincs teendő',
  emptyBody:
    'Kifogások, fizetési nehézségek, visszautalandó pénz, elolvasandó üzenetek és visszahívandó emberek jelennek meg itt, amint valakinek foglalkoznia kell velük.',
  filteredBody: 'Ennek az osztálynak nincs teendője.',
  by: (day) => `határidő: ${day}`,
  late: 'Késik',
  unknownNumber: 'senkihez sem tartozó szám',
  quoted: (words) => `„${words}”`,
  wordsGone: 'az üzenet szövegét már nem őrizzük',
  disputed: (keys) => `tételek: ${keys}`,
  done: 'Kész',
  doneOf: (what, who) => `Kész: ${what}, ${who}`,
  decide: 'Döntés',
  decideOf: (who) => `Döntés a kifogásról: ${who}`,
  close: 'Bezárás',
  end: {
    note: 'Megjegyzés',
    noteHint: 'A feladat mellett őrizzük meg. A naplóba nem kerül be.',
    done: 'Elvégezve',
    cancel: 'Nem kell elvégezni',
  },
  dispute: {
    title: (who) => `Kifogás: ${who}`,
    about: 'Mit vitat',
    owed: (amount) => `tartozás: ${amount}`,
    decision: 'Döntés',
    decisions: {
      accepted: 'Elfogadás: a teljes összeget elengedjük',
      partly: 'Részleges elfogadás: adja meg, mennyit engedünk el',
      rejected: 'Elutasítás: a teljes tartozás fennáll, a követeléskezelés folytatódik',
      withdrawn: 'Az adós visszavonta: a teljes tartozás fennáll',
    },
    giveUp: (key) => `Elengedett összeg: ${key}`,
    submit: 'Kifogás lezárása',
    hint: 'Az adóst Önnek kell értesítenie: magától nem megy ki üzenet. A felfüggesztések véget érnek, a stratégiák folytatódnak.',
  },
  work: {
    lead: 'Levelek és üzenetek, amelyeket nem a rendszer küld el. Várakoznak, és senkinél sem számítanak elküldöttnek, amíg nem jelzi, hogy elküldte őket.',
    emptyTitle: 'Nincs kézi teendő',
    emptyBody: 'Ha egy stratégia levelet vagy alkalmazásban üzenetet kér, itt várja, hogy valaki elintézze.',
    channels: { letter: 'Levél', messaging: 'Üzenet alkalmazásban' },
    registered: 'Ajánlott levél',
    about: (amount, count) => (count === 1 ? amount : `${amount}, ${count} követelés`),
    since: (day) => `${day} óta`,
    strategy: (name) => `stratégia: ${name}`,
    posted: { letter: 'Feladtam', messaging: 'Elküldtem' },
    postedOf: (what, who) => `${what}, ${who}`,
    postedTitle: 'Valóban elküldte?',
    postedBody: 'Mostantól mai megkeresésnek számít, és a stratégia a következő lépéssel folytatódik.',
    drop: 'Elmarad',
    dropOf: (who) => `Elmarad, ${who}`,
    dropTitle: 'Valóban elmarad?',
    dropBody: 'Úgy számít, hogy sosem küldtük el, és a stratégia nélküle folytatódik.',
    cancel: 'Mégse',
  },
};
