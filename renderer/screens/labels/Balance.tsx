import type { LabelBalance } from '../../../main/contract/views.ts';
import { StateShape } from '../../components/StateShape.tsx';
import { say } from '../../text/say.ts';
import './labels.css';

const FATES = ['applied', 'rejected', 'setUp', 'damaged', 'specimen', 'returned'] as const;

/** Every issued label in one equation; what is left over stands last, with its limit beside it. */
export function Balance({ balance }: { readonly balance: LabelBalance }) {
  const { issued, unaccounted, percent, limit, within } = balance;
  return (
    <dl className="balance" aria-label={say('reconcile.balance')}>
      <Cell name={say('reconcile.issued')} labels={issued} sign="" />
      {FATES.map((fate, index) => (
        <Cell
          key={fate}
          name={say(`reconcile.${fate}`)}
          labels={balance[fate]}
          sign={index === 0 ? '=' : '+'}
        />
      ))}
      <div className="balance-cell" data-outside={!within || undefined}>
        <dt>{say('reconcile.unaccounted')}</dt>
        <dd>
          <StateShape shape={within ? 'done' : 'blocked'} /> {unaccounted}
          <small>{say('reconcile.ofLimit', { percent, limit })}</small>
        </dd>
      </div>
    </dl>
  );
}

function Cell({
  name,
  labels,
  sign,
}: {
  readonly name: string;
  readonly labels: number;
  readonly sign: string;
}) {
  return (
    <div className="balance-cell">
      <dt>{name}</dt>
      <dd>
        {sign !== '' && <span aria-hidden="true">{sign} </span>}
        {labels}
      </dd>
    </div>
  );
}
