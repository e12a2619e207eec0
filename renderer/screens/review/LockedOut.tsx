import type { PersonChip } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Pager } from '../../components/Pager.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';
import './review.css';

const PER_PAGE = 4;

/** Names that five wrong secrets have locked: the person is locked, never the station. */
export function LockedOut({ people }: { readonly people: readonly PersonChip[] }) {
  return (
    <div className="review-table">
      <Pager rows={people} size={PER_PAGE}>
        {(page) => (
          <ul className="rows" aria-label={say('work.tab.lockedOut', { n: people.length })}>
            {page.map(({ id, name, roles }) => (
              <li key={id} className="row">
                <div className="row-main">
                  <b>{name}</b>
                  <p>
                    {id} · {roles.map((role) => say(`role.${role}`)).join(', ')}
                  </p>
                </div>
                <Button label={say('unlock.do')} onPress={() => openOverlay({ kind: 'unlock' })} />
              </li>
            ))}
          </ul>
        )}
      </Pager>
    </div>
  );
}
