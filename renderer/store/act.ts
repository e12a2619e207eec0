import { ATTACHMENT_PATH, type UploadPart, type UploadReply } from '../../main/contract/attachment.ts';
import type { BenchReply, BenchRequest } from '../../main/contract/bench.ts';
import type { Reply } from '../../main/contract/replies.ts';
import type { StationPort } from '../../main/contract/station-port.ts';
import type { Query, QueryReply } from '../../main/contract/views.ts';
import type { StationLink } from '../bridge/station-link.ts';
import { commandFrom, type Draft } from './draft.ts';
import { receive } from './receive.ts';
import { useStation } from './station-store.ts';

let port: StationPort | null = null;
let takeBack: () => void = () => {};
let urlOf: StationLink['attachmentUrl'];

/** Takes the terminal back from the window that superseded this one. */
export const reconnect = (): void => takeBack();

/** Binds the store to a station; returns the unbinding. */
export function attach(link: StationLink): () => void {
  port = link.port;
  takeBack = link.reconnect;
  urlOf = link.attachmentUrl?.bind(link);
  const unwatch = link.watch((state) => {
    useStation.setState({ link: state });
    if (state === 'up') void link.port.hello().then((hello) => useStation.setState({ hello }));
  });
  const unsubscribe = link.port.subscribe(receive);
  return () => {
    unwatch();
    unsubscribe();
    port = null;
  };
}

/** Where a refusal is told: in the block panel, or by whoever asked (`inline`). */
type Telling = 'panel' | 'inline';

/**
 * Sends one intention. While another is under way, nothing is sent and null comes back: one action in flight per
 * terminal. A tick appears only when the station has answered.
 */
export async function act(draft: Draft, telling: Telling = 'panel'): Promise<Reply | null> {
  const { view } = useStation.getState();
  return view === null ? null : send(commandFrom(draft, view), telling);
}

/** Sends a command that already has its id and context. */
export async function send(
  command: ReturnType<typeof commandFrom<Draft>>,
  telling: Telling,
): Promise<Reply | null> {
  const { pending } = useStation.getState();
  if (pending !== null || port === null) return null;
  useStation.setState({ pending: { type: command.type, since: Date.now() }, unavailable: null });
  try {
    const reply = await port.dispatch(command);
    if (reply.kind === 'refused' && telling === 'panel') useStation.setState({ blocked: reply.denial });
    if (reply.kind === 'unavailable') useStation.setState({ unavailable: reply.reason });
    return reply;
  } finally {
    useStation.setState({ pending: null });
  }
}

/**
 * Hands on what a scanner typed, also while an action is under way: the station takes one after the other. The scan
 * itself is answered as every scan is, by what the station shows next.
 */
export async function tellTyped(text: string | null): Promise<void> {
  const { view } = useStation.getState();
  if (text === null || view === null || port === null) return;
  const reply = await port.dispatch(commandFrom({ type: 'TypeIdentity', text }, view));
  if (reply.kind === 'refused') useStation.setState({ blocked: reply.denial });
  if (reply.kind === 'unavailable') useStation.setState({ unavailable: reply.reason });
}

/** Moves the simulated hands of a demo plant; null where the station has none. */
export const workBench = async (request: BenchRequest): Promise<BenchReply | null> =>
  (await port?.bench?.(request)) ?? null;

/** Brings one part of a file to the station. */
export const upload = (part: UploadPart): Promise<UploadReply> =>
  port === null ? Promise.reject(new Error('no station is attached')) : port.upload(part);

/** The address of an attachment, for this terminal. */
export function attachmentUrl(sha256: string): string {
  const terminal = useStation.getState().view?.frame.terminal ?? '';
  return urlOf?.(sha256) ?? `${ATTACHMENT_PATH}${sha256}?terminal=${encodeURIComponent(terminal)}`;
}

export function ask(query: Query): Promise<QueryReply> {
  if (port === null) return Promise.reject(new Error('no station is attached'));
  return port.query(query);
}
