/** One thing that the program needs of its surroundings, looked at. `dovolat doctor` prints them; adapters supply them. */
export type DoctorCheck = {
  readonly name: string;
  readonly state: 'ok' | 'missing' | 'wrong';
  /** What is there: a version, a path, a number. */
  readonly found: string;
  /** What it is needed for. */
  readonly why: string;
  /** What to do about it; empty when all is well. */
  readonly remedy: string;
};
