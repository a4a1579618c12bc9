import { givenNames } from '../person-name.ts';

/** The common given names in Slovakia. */
export const slovakGivenNames = givenNames(
  'Adam Adolf Adrián Albert Albín Aleš Alexander Alfonz Alfréd Alojz Andrej Anton Arpád Arnold Augustín Bartolomej Belo ' +
    'Blažej Bohdan Bohumil Bohumír Bohuslav Boris Branislav Bruno Cyril Dalibor Damián Daniel Dávid Denis Dezider Dionýz ' +
    'Dominik Drahomír Dušan Edmund Eduard Emanuel Emil Eugen Erik Ernest Ervín Fedor Félix Ferdinand Filip František ' +
    'Fridrich Gabriel Gašpar Gejza Gustáv Henrich Hubert Hugo Ignác Igor Imrich Ivan Ivo Izidor Ján Jakub Jaromír Jaroslav ' +
    'Jaroslav Jerguš Jozef Július Juraj Kamil Karol Klement Koloman Konštantín Kornel Kristián Kvetoslav Ladislav Leonard ' +
    'Leopold Levoslav Libor Ľubomír Lubomír Ľuboš Ľubor Ľudovít Lukáš Marcel Marek Marián Mário Martin Matej Matúš ' +
    'Maximilián Maroš Metod Michal Mikuláš Milan Miloslav Miloš Miroslav Mojmír Móric Norbert Oleg Oliver Oldrich Ondrej ' +
    'Oskar Oto Otakar Patrik Pavol Pavel Peter Pravoslav Radoslav Radovan Rastislav René Richard Róbert Robert Roland Roman ' +
    'Rudolf Samuel Sebastián Severín Šimon Slavomír Stanislav Svetozár Svätopluk Štefan Tadeáš Teodor Tibor Timotej Tobias ' +
    'Tomáš Urban Valentín Valér Vasil Vavrinec Vendelín Viktor Viliam Vincent Vít Víťazoslav Vladimír Vladislav Vlastimil ' +
    'Vojtech Vratislav Zdenko Zdeno Žigmund Zoltán Zlatko',
  'Adela Adriana Agáta Agnesa Alena Alexandra Alica Alžbeta Amália Andrea Anastázia Anežka Aneta Angela Anna Antónia ' +
    'Aurélia Barbora Beáta Berta Bibiána Blanka Blažena Bohdana Bohumila Božena Brigita Bronislava Cecília Dagmar Dana ' +
    'Daniela Darina Daša Denisa Diana Dominika Dorota Drahomíra Edita Elena Eleonóra Elvíra Ema Emília Erika Ester Etela ' +
    'Eva Filoména Františka Gabriela Galina Genoveva Gertrúda Gizela Gréta Hana Hedviga Helena Henrieta Hermína Hilda Ida ' +
    'Ildikó Ingrid Irena Irma Iveta Ivana Ivica Ivona Izabela Jana Jarmila Jaroslava Jolana Jozefína Judita Júlia Juliana ' +
    'Justína Kamila Karolína Katarína Klaudia Klára Kornélia Kristína Kvetoslava Kveta Ľubica Ľubomíra Ľudmila Lea Lenka ' +
    'Linda Livia Lucia Lujza Lýdia Magdaléna Malvína Marcela Margaréta Margita Mária Marianna Marta Martina Matilda Melánia ' +
    'Michaela Milada Milena Milica Miloslava Milota Miriam Miroslava Monika Nadežda Natália Natália Nataša Nela Nikoleta ' +
    'Nina Nora Oľga Olívia Otília Patrícia Paulína Pavla Petra Petronela Pravoslava Radka Radoslava Rebeka Regína Renáta ' +
    'Rita Rozália Romana Ružena Sabína Sandra Sára Simona Silvia Sofia Soňa Stanislava Stela Svetlana Šarlota Štefánia ' +
    'Tamara Tatiana Tereza Terézia Timea Uršuľa Vanda Valéria Veronika Viera Vieroslava Viktória Vilma Viola Vladimíra ' +
    'Vlasta Xénia Zdenka Želmíra Zita Zlatica Zoja Zora Zuzana Žaneta Žofia',
);
