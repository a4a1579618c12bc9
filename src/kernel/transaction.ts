declare const opaque: unique symbol;

/** A running transaction. Opaque: only the database adapter can look inside; every repository method that reads or writes state takes one. */
export type Tx = { readonly [opaque]: 'Tx' };

/** How a unit of work is treated among those that wait; what is left out is as usual. */
export type Treatment = {
  /**
   * `call`: somebody is on the line and hears nothing until it is done, so it goes before everything else that waits. `soon`: what is
   * heard on the line goes on meanwhile; it may wait a moment for others to share their commit, and then goes next. `unhurried`: it may
   * wait that moment, and goes last.
   */
  readonly urgency?: 'call' | 'soon' | 'ordinary' | 'unhurried';
  /**
   * `power_cut`: it is on the disk when the promise resolves. `process_end`: it is the operating system's by then, and on the disk a moment
   * later, or with the next unit that waits for the disk: for what tells of a call that a power cut would end as well.
   */
  readonly survives?: 'power_cut' | 'process_end';
};

/** Runs `work` so that all of it is durable when the promise resolves, or none of it happened when it rejects. No network inside. */
export interface UnitOfWork {
  run<T>(work: (tx: Tx) => Promise<T>, treatment?: Treatment): Promise<T>;
}
