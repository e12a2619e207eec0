/**
 * The text that is signed, word for word. Lines of the form `name: value` stand as facts, because people check
 * facts and skip prose; nothing is added, left out or reordered.
 */
export function SignedText({ text }: { readonly text: string }) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (
    <dl className="signed-text">
      {lines.map((line, index) => {
        const [, name, value] = /^([^:]{1,40}): (.+)$/.exec(line) ?? [];
        return name === undefined || value === undefined ? (
          // Two equal lines can stand in one text, so the place is part of the key.
          <div key={`${index} ${line}`} className="signed-line">
            <dt>{line}</dt>
            <dd />
          </div>
        ) : (
          <div key={`${index} ${line}`}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        );
      })}
    </dl>
  );
}
