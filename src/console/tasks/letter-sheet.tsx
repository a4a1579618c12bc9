import type { LetterWire } from '../../web/tasks/api-types.ts';
import { useText } from '../text/use-text.ts';
import classes from './letters.module.css';

/** One letter on its sheet: white whatever the console looks like, with the address where the envelope's window is. */
export function LetterSheet({ letter: { id, letter, registered } }: { readonly letter: LetterWire }) {
  const { letters: words } = useText();
  if (!letter) return null;
  const { language, sender, from, reach, to, addressVerified, writtenOn, greeting, opening, payments, request, closing } = letter;
  // as its words write days: the day first in English too
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${writtenOn}T00:00:00Z`),
  );
  return (
    <>
      <p className={classes.screen}>
        {registered && <strong>{words.registered}. </strong>}
        {!addressVerified && words.unverified}
      </p>
      <article className={classes.sheet} lang={language} data-letter={id}>
        <address className={classes.window}>
          <span className={classes.sender}>{[sender, ...from].join(' · ')}</span>
          {to.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines come whole and in order
            <span key={index}>{line}</span>
          ))}
        </address>
        <p className={classes.day}>{day}</p>
        <p>{greeting}</p>
        {opening.map((paragraph) => (
          <p key={paragraph} className={classes.paragraph}>
            {paragraph}
          </p>
        ))}
        {payments.map(({ rows, code }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the payments come whole and in order
          <div key={index} className={classes.payment}>
            <dl>
              {rows.map(({ label, value }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
            {code && (
              <figure className={classes.code}>
                <svg
                  viewBox={`-4 -4 ${code.size + 8} ${code.size + 8}`}
                  role="img"
                  aria-label={code.label}
                  shapeRendering="crispEdges"
                >
                  <title>{code.label}</title>
                  <path d={code.path} fill="#000" />
                </svg>
                <figcaption>{code.label}</figcaption>
              </figure>
            )}
          </div>
        ))}
        {request.map((paragraph) => (
          <p key={paragraph} className={classes.paragraph}>
            {paragraph}
          </p>
        ))}
        <p className={classes.closing}>
          {closing}
          <span>{sender}</span>
          {reach.map((line) => (
            <span key={line} className={classes.reach}>
              {line}
            </span>
          ))}
        </p>
      </article>
    </>
  );
}
