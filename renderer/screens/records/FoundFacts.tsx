import type { Found } from '../../../main/contract/views.ts';
import { Fact, Facts } from '../../components/Fact.tsx';
import { say, sayCode } from '../../text/say.ts';

/** What was found and decided so far, each kind its own. */
export function FoundFacts({ found }: { readonly found: readonly Found[] }) {
  if (found.length === 0) return <p className="record-nothing">{say('records.found.none')}</p>;
  return (
    <Facts layout="column">
      {found.map(({ field, word, text }) => (
        <Fact key={field} name={sayCode(`recordField.${field}`) ?? field}>
          {word === null ? text : (sayCode(`recordWord.${word}`) ?? word)}
        </Fact>
      ))}
    </Facts>
  );
}
