import { linesOf } from './signed-lines.ts';

/** Beyond so many lines, or letters, the text is set smaller, so that all of it is seen at once. */
const LONG = { lines: 10, letters: 360 };

/** The text that is signed, word for word; a very long one scrolls, because nothing that is signed may be cut off. */
export function SignedText({ text }: { readonly text: string }) {
  const lines = linesOf(text);
  return (
    <dl
      className="signed-text"
      data-long={lines.length > LONG.lines || text.length > LONG.letters || undefined}
    >
      {lines.map(({ key, name, value }) => (
        <div key={key} className={value === null ? 'signed-line' : undefined}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
