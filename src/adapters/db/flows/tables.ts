export interface FlowTables {
  flow_versions: {
    name: string;
    version: string;
    /** `published` or `retired`. */
    state: string;
    published_at: number;
    published_by: string;
    retired_at: number | null;
    retired_by: string | null;
  };
  /** Telephones of the operator's own. */
  test_numbers: { number: string; added_at: number; added_by: string; evidence: string };
  test_calls: {
    id: string;
    number: string;
    flow: string;
    version: string;
    language: string;
    /** `ordered`, `taken` once somebody places it or takes it back, `ended`. */
    state: string;
    ordered_at: number;
    ordered_by: string;
  };
}
