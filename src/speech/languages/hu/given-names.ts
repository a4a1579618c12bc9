import { givenNames } from '../person-name.ts';

/** The common given names in Hungary. */
export const hungarianGivenNames = givenNames(
  'Ádám Adrián Ágoston Ákos Aladár Albert Alfréd Ambrus András Antal Árpád Áron Arnold Artúr Attila Balázs Bálint ' +
    'Barna Barnabás Béla Bence Bendegúz Benedek Benjámin Bertalan Botond Csaba Csanád Csongor Dániel Dávid Dénes Dezső ' +
    'Dominik Donát Ede Elek Elemér Emil Endre Ernő Ervin Ferenc Flórián Fülöp Gábor Gáspár Gellért Gergely Gergő Géza ' +
    'Gusztáv György Gyula Győző Henrik Hugó Hunor Ignác Imre István Iván Izsák Jakab János Jenő József Kálmán Kamill Károly ' +
    'Kázmér Kelemen Kevin Kornél Kristóf Krisztián Krisztofer László Lázár Lehel Levente Lóránd Lóránt Lőrinc Lukács ' +
    'Marcell Márió Márk Marcel Márkó Márton Máté Mátyás Medárd Mihály Miklós Milán Miksa Milos Mór Móric Nándor Noel ' +
    'Norbert Olivér Ottó Ödön Örs Oszkár Pál Patrik Péter Pongrác Rafael Rajmund Ráhel Rezső Richárd Richard Robert Róbert ' +
    'Roland Roman Rudolf Rókus Sámuel Sándor Sebestyén Simon Soma Szabolcs Szilárd Szilveszter Tamás Teodor Tibor Titusz ' +
    'Tihamér Tivadar Tódor Vazul Vencel Viktor Vilmos Vince Vendel Zalán Zénó Zoltán Zsigmond Zsolt Zsombor',
  'Adél Adrienn Adrienne Ágnes Ágota Alexandra Aliz Alíz Amália Anasztázia Andrea Anett Angéla Anikó Anita Anna Annamária ' +
    'Antónia Aranka Auróra Barbara Beáta Beatrix Bella Bernadett Bettina Bianka Blanka Boglárka Borbála Boróka Brigitta ' +
    'Cecília Cintia Csenge Csilla Dalma Diána Dominika Dóra Dorina Dorka Dorottya Dzsenifer Edina Edit Éda Eleonóra Elvira ' +
    'Emese Emília Emma Enikő Erika Erna Ernesztina Erzsébet Eszter Etelka Éva Evelin Fanni Flóra Franciska Friderika ' +
    'Fruzsina Gabriella Gerda Gertrúd Gitta Gizella Gréta Gyöngyi Gyöngyvér Györgyi Hajnal Hajnalka Hanga Hanna Hedvig ' +
    'Helga Henrietta Hilda Ibolya Ida Ildikó Ilka Ilona Imola Ingrid Irén Irma Izabella Janka Jázmin Johanna Jolán Jolanda ' +
    'Judit Júlia Julianna Jusztina Kamilla Karolina Kata Katalin Kinga Kíra Kitti Klára Klaudia Kincső Kornélia Krisztina ' +
    'Laura Lea Léna Lenke Lilla Lili Liliána Lívia Lídia Luca Lujza Magda Magdolna Maja Malvin Margaréta Margit Mária ' +
    'Mariann Marianna Marica Marietta Marina Márta Martina Matild Melinda Melissza Mercédesz Mirjam Mónika Natália Natasa ' +
    'Nikoletta Nikolett Nina Nóra Noémi Olga Olívia Orsolya Ottília Panna Panka Patrícia Paula Paulina Petra Piroska Ramóna ' +
    'Rebeka Regina Réka Renáta Rita Rozália Róza Rózsa Roxána Sára Sarolta Szabina Szandra Szidónia Szilvia Szimonetta ' +
    'Szofi Szófia Szonja Tamara Teréz Terézia Tímea Titanilla Tünde Valéria Vanda Vanessza Vera Veronika Viktória Vilma ' +
    'Viola Virág Vivien Xénia Zita Zoé Zóra Zsanett Zselyke Zsófia Zsuzsa Zsuzsanna',
);
