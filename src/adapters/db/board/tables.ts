export interface BoardTables {
  /** Each word of a name, folded, of each person: what a search by name goes through. */
  name_words: { word: string; person_id: string };
  /** One row at most. `ledgers`: JSON, of the form that `version` says. */
  kept_figures: { id: number; seq: number; version: number; ledgers: string };
}
