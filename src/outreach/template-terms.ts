import type { Severity } from '../kernel/severity.ts';
import { dunningTemplates } from './dunning-templates.ts';
import { isDunningName, type ReplyName, type TemplateName } from './model.ts';

/** How grave the words of a template are; a reply duns nobody. */
export function severityOf(template: TemplateName): Severity {
  return isDunningName(template) ? dunningTemplates[template].severity : 'courtesy';
}

/** Debt facts go in writing only where the person is known to be; the others may go to any usable address. */
export function tellsOfDebt(template: TemplateName): boolean {
  return isDunningName(template) || repliesTell[template];
}

const repliesTell: Readonly<Record<ReplyName, boolean>> = {
  'promise-confirmation': true,
  'plan-confirmation': true,
  'callback-confirmation': false,
  'payment-details': true,
  'opt-out-confirmation': false,
};
