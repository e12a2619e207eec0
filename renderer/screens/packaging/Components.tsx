import type { ComponentView } from '../../../main/contract/component-views.ts';
import { COMPONENT_FATES, COMPONENT_USES } from '../../../main/contract/vocabulary.ts';
import { Code } from '../../components/Code.tsx';
import { ScanPrompt } from '../../components/ScanPrompt.tsx';
import { type Shape, StateShape } from '../../components/StateShape.tsx';
import { say } from '../../text/say.ts';
import { spacedCount } from './spaced-count.ts';
import './components.css';

const SHAPE: Readonly<Record<ComponentView['standing'], Shape>> = {
  unissued: 'ready',
  uncounted: 'now',
  outside: 'blocked',
  accounted: 'done',
};

interface ComponentsProps {
  readonly components: readonly ComponentView[];
  /** Something is to be scanned now. */
  readonly scan: string | null;
}

/** What was issued of every counted component, and where it ended; a count in between shows no number (rules §9). */
export function Components({ components, scan }: ComponentsProps) {
  return (
    <div className="panel components">
      {scan !== null && <ScanPrompt text={scan} detail={components.map(({ item }) => item).join(' · ')} />}
      <ul className="component-list">
        {components.map((component) => (
          <li key={component.id} data-standing={component.standing}>
            <h2>
              <StateShape shape={SHAPE[component.standing]} /> <Code>{component.item}</Code>{' '}
              <span>{component.itemName}</span>
              <small>{say(`component.${component.standing}`)}</small>
            </h2>
            <Issues component={component} />
            <Account component={component} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Issues({ component: { issues, issued, pieces, shown } }: { readonly component: ComponentView }) {
  const standing = issues.filter(({ invalid }) => !invalid);
  if (standing.length === 0 && shown === null) return null;
  return (
    <p className="component-issues">
      {standing.map(({ id, lot, quantity, by, verifier }) => (
        <span key={id}>
          <Code>{lot}</Code> {spacedCount(quantity)}{' '}
          <small>{say('component.issuedBy', { by, verifier })}</small>
        </span>
      ))}
      {shown !== null && (
        <span>
          <Code>{shown}</Code> <small>{say('component.inHand')}</small>
        </span>
      )}
      {standing.length > 1 && <span>{say('component.issued', { count: spacedCount(issued), pieces })}</span>}
    </p>
  );
}

/** Every destination with its number, and what is left over; nothing before the count is settled. */
function Account({ component: { accounting, counted } }: { readonly component: ComponentView }) {
  if (accounting === null)
    return counted === 0 ? null : (
      <p className="component-blind">{say('component.blind', { count: counted })}</p>
    );
  const { used, counted: found, unaccounted, percent, within } = accounting;
  return (
    <dl className="component-account" data-many={Object.keys(used).length > 1 || undefined}>
      {COMPONENT_USES.flatMap((use) =>
        used[use] === undefined
          ? []
          : [<Cell key={use} name={say(`componentUse.${use}`)} count={used[use]} />],
      )}
      {COMPONENT_FATES.map((fate) => (
        <Cell key={fate} name={say(`componentFate.${fate}`)} count={found[fate]} />
      ))}
      <div data-outside={!within || undefined}>
        <dt>
          <StateShape shape={within ? 'done' : 'attend'} /> {say('component.unaccounted')}
        </dt>
        <dd dir="ltr">
          {spacedCount(unaccounted)} <small>{percent} %</small>
        </dd>
      </div>
    </dl>
  );
}

const Cell = ({ name, count }: { readonly name: string; readonly count: number }) => (
  <div>
    <dt>{name}</dt>
    <dd dir="ltr">{spacedCount(count)}</dd>
  </div>
);
