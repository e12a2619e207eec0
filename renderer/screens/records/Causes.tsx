import type { RecordStory } from '../../../main/contract/views.ts';
import { Pager } from '../../components/Pager.tsx';
import { say } from '../../text/say.ts';

const PER_PAGE = 2;

/** Coded causes, each with the evidence it rests on. */
export function Causes({ card: { causes, causeBy } }: { readonly card: RecordStory }) {
  if (causes.length === 0) return <p className="record-nothing">{say('records.cause.none')}</p>;
  return (
    <>
      <Pager rows={causes} size={PER_PAGE}>
        {(page) => (
          <ul className="record-rows">
            {page.map(({ code, evidence }) => (
              <li key={code}>
                <div>
                  <b>{say(`rootCause.${code}`)}</b>
                  <p>
                    <bdi>{evidence.join(', ')}</bdi>
                  </p>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Pager>
      {causeBy !== null && <p>{say('records.cause.by', { by: causeBy })}</p>}
    </>
  );
}
