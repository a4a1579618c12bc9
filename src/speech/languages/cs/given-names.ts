import { givenNames } from '../person-name.ts';

/** The common given names in Czechia. */
export const czechGivenNames = givenNames(
  'Adam Adolf Albert Aleš Alexandr Alois Antonín Arnošt Bedřich Blahoslav Bohdan Bohumil Bohumír Bohuslav Bořivoj Břetislav Cyril Čeněk ' +
    'Čestmír Dalibor Dan Daniel David Denis Dominik Drahomír Dušan Eduard Emanuel Emil Erik Evžen Ferdinand Filip František Gabriel Gustav ' +
    'Hubert Hynek Igor Ivan Ivo Jakub Jan Jaromír Jaroslav Jáchym Jindřich Jiří Jonáš Josef Julius Kamil Karel Kevin Klement Kryštof Květoslav ' +
    'Ladislav Leoš Leopold Libor Lubomír Lubor Luboš Luděk Ludvík Lukáš Lumír Marcel Marek Marian Martin Matěj Matouš Matyáš Maxmilián ' +
    'Michael Michal Mikuláš Milan Miloslav Miloš Miroslav Mojmír Norbert Oldřich Oliver Oskar Ondřej Otakar Otmar Oto Patrik Pavel Petr ' +
    'Přemysl Radek Radim Radomír Radoslav Radovan Rastislav René Richard Robert Robin Roman Rostislav Rudolf Samuel Sebastian Servác ' +
    'Silvestr Slavomír Stanislav Svatopluk Svatoslav Šimon Štefan Štěpán Tadeáš Teodor Theodor Tobiáš Tomáš Vavřinec Václav Vendelín ' +
    'Viktor Vilém Vincenc Vít Vítězslav Vladimír Vladislav Vlastimil Vlastislav Vojtěch Vratislav Zbyněk Zdeněk Zdislav',
  'Adéla Alena Alexandra Alice Alžběta Andrea Aneta Anežka Anna Barbora Blanka Blažena Božena Dagmar Dana Daniela Denisa Dominika Drahomíra ' +
    'Eliška Ema Emilie Erika Eva Františka Gabriela Hana Hedvika Helena Irena Iva Ivana Iveta Jana Jarmila Jaroslava Jiřina Jitka Johana ' +
    'Josefa Julie Justýna Kamila Karolína Kateřina Klára Kristina Kristýna Květa Květoslava Lenka Libuše Lucie Ludmila Magdaléna Marcela ' +
    'Marie Markéta Marta Martina Michaela Milada Milena Milica Miloslava Miluše Miroslava Monika Naděžda Natálie Nela Nikol Olga Otilie ' +
    'Pavla Pavlína Petra Radka Renata Renáta Romana Růžena Sabina Sandra Simona Soňa Stanislava Svatava Šárka Štěpánka Tereza Terezie ' +
    'Václava Valerie Vendula Veronika Věra Viktorie Vladimíra Vlasta Zdeňka Zdenka Zora Zuzana Žaneta Žofie',
);
