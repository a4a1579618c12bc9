import { givenNames } from '../person-name.ts';

/** The common given names in Poland. */
export const polishGivenNames = givenNames(
  'Adam Adrian Albert Aleksander Aleksy Alfred Alojzy Ambroży Andrzej Antoni Arkadiusz Artur August Augustyn Bartłomiej ' +
    'Bartosz Benedykt Bernard Błażej Bogdan Bogumił Bogusław Bolesław Borys Bronisław Bruno Cezary Cyprian Cyryl Czesław ' +
    'Damian Daniel Dariusz Dawid Dominik Edmund Edward Emil Emilian Ernest Eryk Eugeniusz Fabian Feliks Ferdynand Filip ' +
    'Franciszek Fryderyk Gabriel Gerard Grzegorz Gustaw Henryk Hieronim Hubert Ignacy Igor Ireneusz Iwo Jacek Jakub Jan ' +
    'Janusz Jarosław Jerzy Jędrzej Joachim Józef Julian Juliusz Kacper Kajetan Kamil Karol Kazimierz Klemens Konrad ' +
    'Konstanty Kornel Krystian Krzysztof Ksawery Lech Leon Leonard Leopold Lesław Leszek Lucjan Ludwik Łukasz Maciej ' +
    'Maksymilian Marceli Marcin Marek Marian Mariusz Mateusz Michał Mieczysław Mikołaj Miłosz Mirosław Nikodem Norbert Olaf ' +
    'Oliwer Olgierd Oskar Patryk Paweł Piotr Przemysław Radosław Rafał Remigiusz Robert Roman Romuald Ryszard Sebastian ' +
    'Sławomir Stanisław Stefan Sylwester Szczepan Szymon Tadeusz Teodor Tomasz Tymon Tymoteusz Wacław Waldemar Walenty ' +
    'Walerian Wawrzyniec Wiesław Wiktor Wincenty Witold Władysław Włodzimierz Wojciech Zbigniew Zdzisław Zenon Zygmunt',
  'Adela Adrianna Agata Agnieszka Aleksandra Alicja Alina Alfreda Amelia Anastazja Andżelika Aneta Anita Anna Antonina ' +
    'Apolonia Aurelia Barbara Beata Bernadeta Blanka Bogna Bogumiła Bogusława Bożena Bronisława Brygida Cecylia Celina ' +
    'Czesława Dagmara Danuta Daria Dorota Dominika Edyta Elwira Elżbieta Emilia Ernestyna Eugenia Ewa Ewelina Felicja ' +
    'Florentyna Franciszka Gabriela Genowefa Grażyna Halina Hanna Helena Henryka Honorata Ilona Iga Ida Ines Irena Irmina ' +
    'Iwona Iza Izabela Jadwiga Jagoda Janina Joanna Jolanta Jowita Józefa Judyta Julia Julianna Julita Justyna Kaja Kalina ' +
    'Kamila Karina Karolina Katarzyna Kazimiera Kinga Klara Klaudia Kornelia Krystyna Ksenia Laura Lena Leokadia Leontyna ' +
    'Lidia Liliana Lucja Lucyna Ludmiła Ludwika Łucja Magda Magdalena Maja Malwina Małgorzata Marcelina Maria Marianna ' +
    'Mariola Marlena Marta Martyna Marzanna Marzena Matylda Mieczysława Milena Mirosława Monika Nadia Natalia Natasza Nina ' +
    'Oktawia Ola Olga Oliwia Otylia Patrycja Paula Paulina Pola Regina Renata Roksana Romana Róża Rozalia Sabina Sandra ' +
    'Sara Stanisława Stefania Stella Sylwia Tamara Tatiana Teodora Teresa Urszula Walentyna Waleria Wanda Weronika Wiesława ' +
    'Wiktoria Wioletta Wioleta Władysława Zdzisława Zenobia Zofia Zuzanna Zyta Żaneta',
);
