import classes from './payments.module.css';

/** An account number as people read it, in groups of four. */
export function Iban({ of }: { readonly of: string }) {
  return <span className={classes.iban}>{of.replace(/(.{4})(?=.)/g, '$1 ')}</span>;
}
