declare const opaque: unique symbol;

/** A running transaction. Opaque: only the database adapter can look inside; every repository method that reads or writes state takes one. */
export type Tx = { readonly [opaque]: 'Tx' };

/** `call`: somebody is on the line and hears nothing until it is done, so it goes before everything else that waits. */
export type Urgency = 'call' | 'ordinary';

/** Runs `work` so that all of it is durable when the promise resolves, or none of it happened when it rejects. No network inside. */
export interface UnitOfWork {
  run<T>(work: (tx: Tx) => Promise<T>, urgency?: Urgency): Promise<T>;
}
