import type { RateTables } from '../reference-rate.ts';
import { cnbRepo } from './cnb-repo.ts';
import { ecbMain } from './ecb-main.ts';
import { mnbBase } from './mnb-base.ts';
import { nbpReference } from './nbp-reference.ts';

/** What the program knows of the rates of central banks; operators add what came since (`rates.yaml` in the data folder). */
export const shippedRates: RateTables = { cnb_repo: cnbRepo, ecb_main: ecbMain, nbp_reference: nbpReference, mnb_base: mnbBase };
