import { type RateRow, rateTable } from './rate-table.ts';

/** Reference rate of the National Bank of Poland, by the day of the decision of its Council. */
const rows: readonly RateRow[] = [
  ['2015-03-05', 150],
  ['2020-03-18', 100],
  ['2020-04-09', 50],
  ['2020-05-29', 10],
  ['2021-10-07', 50],
  ['2021-11-04', 125],
  ['2021-12-09', 175, 'NBP; podatki.biz 49218: statutory interest of 7.25 %'],
  ['2022-01-05', 225],
  ['2022-02-09', 275],
  ['2022-03-09', 350],
  ['2022-04-07', 450],
  ['2022-05-06', 525],
  ['2022-06-09', 600],
  ['2022-07-08', 650],
  ['2022-09-08', 675],
  ['2023-09-07', 600],
  ['2023-10-05', 575],
  ['2025-05-08', 525],
  ['2025-07-03', 500],
  ['2025-09-04', 475],
  ['2025-10-09', 450, 'NBP; infor.pl 228,4910: statutory interest of 10 %'],
];

export const nbpReference = rateTable(rows, 'NBP, to verify');
