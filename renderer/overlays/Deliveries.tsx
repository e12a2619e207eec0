import type { DeliveryView } from '../../main/contract/views.ts';
import { type Shape, StateShape } from '../components/StateShape.tsx';
import { say } from '../text/say.ts';

const SHAPE: Readonly<Record<DeliveryView['state'], Shape>> = {
  idle: 'ok',
  delivering: 'ok',
  retrying: 'slow',
  refused: 'lost',
};

/** How far each receiver of events is, what waits for it, and why (S51). */
export function Deliveries({ of }: { readonly of: readonly DeliveryView[] }) {
  return (
    <>
      <h3>{say('station.deliveries')}</h3>
      <ul className="device-list">
        {of.map((delivery) => (
          <li key={delivery.receiver}>
            <Delivery delivery={delivery} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Delivery({ delivery }: { readonly delivery: DeliveryView }) {
  const { receiver, state, delivered, waiting, oldestMinutes, isLate, trouble } = delivery;
  return (
    <div className="device-row" data-state={isLate || state === 'refused' ? 'attention' : 'ok'}>
      <StateShape shape={SHAPE[state]} />
      <span>
        <b>{receiver}</b> {say(`deliveryState.${state}`)}
        <small>
          {say('station.delivered', { n: delivered })}
          {oldestMinutes !== null && ` ${say('station.waiting', { n: waiting, minutes: oldestMinutes })}`}
        </small>
        {trouble !== null && <small>{say(`delivery.${trouble.code}`, trouble.data)}</small>}
      </span>
    </div>
  );
}
