import type { LookBackView } from '../../../main/contract/equipment-views.ts';
import { Code } from '../../components/Code.tsx';
import { Pager } from '../../components/Pager.tsx';
import { say, sayCode } from '../../text/say.ts';

const PER_PAGE = 3;

/** What the scale weighed since its last good check, with its look-back: reviewed before it comes back (21 CFR 111.113). */
export function LookBacks({ lookBacks }: { readonly lookBacks: readonly LookBackView[] }) {
  const rows = lookBacks.flatMap(({ id, state, batch, containers }) =>
    containers.map((each) => ({ ...each, id, state, batch })),
  );
  if (rows.length === 0) return <p className="equipment-in-order">{say('equipment.nothingWeighed')}</p>;
  return (
    <Pager rows={rows} size={PER_PAGE}>
      {(page) => (
        <ul className="look-backs" aria-label={say('equipment.weighed')}>
          {page.map(({ container, net, held, id, state }) => (
            <li key={container}>
              <Code>{container}</Code>
              <span>{net}</span>
              <span>{say(held ? 'equipment.held' : 'equipment.free')}</span>
              <span>
                <Code>{id}</Code> {sayCode(`recordState.${state}`) ?? state}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Pager>
  );
}
