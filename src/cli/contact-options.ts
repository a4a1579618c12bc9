import type { Command } from 'commander';
import type { ContactWish } from '../receivables/creditor-contact.ts';

/** How debtors reach a creditor, as options; an empty one takes away what is known. */
export function contactOptions(command: Command): Command {
  return command
    .option('--phone <number>', 'where debtors reach the creditor; letters and messages name it')
    .option('--email <address>', 'the same by e-mail')
    .option('--web <page>', 'the same on a web page')
    .option('--street <street>', 'of its postal address')
    .option('--city <city>', 'of its postal address')
    .option('--postcode <postcode>', 'of its postal address');
}

/** What was said of it; undefined: nothing. */
export function contactSaid({ phone, email, web, street, city, postcode }: ContactWish): ContactWish | undefined {
  const said = Object.entries({ phone, email, web, street, city, postcode }).filter(([, value]) => value !== undefined);
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}
