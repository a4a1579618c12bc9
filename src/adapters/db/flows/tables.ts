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
}
