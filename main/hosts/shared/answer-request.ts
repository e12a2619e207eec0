import type { StationPort } from '../../contract/station-port.ts';
import { MAX_MESSAGE_BYTES, PROTOCOL, type Response } from '../../contract/wire.ts';
import { badShapeOf } from './message-shape.ts';
import { parseBenchRequest } from './parse-bench-request.ts';
import { parseQuery } from './parse-query.ts';
import { parseUpload } from './parse-upload.ts';

/**
 * Answers one message of a screen, the same over either wire: text in, text out. Never rejects: what is wrong with
 * a message becomes a `problem` in words, and a defect of the station goes to `onDefect` beside it. What is inside
 * a `dispatch` is the door's to judge, not ours.
 */
export async function answerRequest(
  port: StationPort,
  text: unknown,
  onDefect: (error: unknown) => void,
): Promise<string> {
  if (typeof text !== 'string') return problem(null, 'A message is a text.');
  if (Buffer.byteLength(text) > MAX_MESSAGE_BYTES) {
    return problem(null, `A message has at most ${MAX_MESSAGE_BYTES} bytes.`);
  }
  if (badShapeOf(text) !== null)
    return problem(null, 'The message nests too deep, or names what no message names.');
  const request = parse(text);
  if (request === undefined) return problem(null, 'The message is not a numbered request.');
  if (request.v !== PROTOCOL) {
    return problem(request.n, `This host speaks protocol ${PROTOCOL}; reload the screen.`);
  }
  try {
    return JSON.stringify(await answer(port, request));
  } catch (error) {
    onDefect(error);
    return problem(request.n, 'The station could not answer; the reason is in its log file.');
  }
}

interface Numbered {
  readonly v: unknown;
  readonly n: number;
  readonly kind: unknown;
  readonly body: unknown;
}

async function answer(port: StationPort, { n, kind, body }: Numbered): Promise<Response> {
  switch (kind) {
    case 'hello':
      return { v: PROTOCOL, n, kind, body: await port.hello() };
    case 'dispatch':
      return { v: PROTOCOL, n, kind, body: await port.dispatch(body) };
    case 'query': {
      const query = parseQuery(body);
      if (query === undefined) return refusal(n, 'The query is not one this host knows.');
      return { v: PROTOCOL, n, kind, body: await port.query(query) };
    }
    case 'upload': {
      const part = parseUpload(body);
      if (part === undefined) return refusal(n, 'The upload is not a part of a file.');
      return { v: PROTOCOL, n, kind, body: await port.upload(part) };
    }
    case 'bench': {
      const request = parseBenchRequest(body);
      if (!port.bench || request === undefined) return refusal(n, 'There are no simulated instruments here.');
      return { v: PROTOCOL, n, kind, body: await port.bench(request) };
    }
    case 'pulse':
      await port.pulse(body === true);
      return { v: PROTOCOL, n, kind };
    default:
      return refusal(n, 'The kind of the message is unknown.');
  }
}

function parse(text: string): Numbered | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { v, n, kind, body } = value as Partial<Numbered>;
  return typeof n === 'number' && Number.isSafeInteger(n) ? { v, n, kind, body } : undefined;
}

const refusal = (n: number | null, body: string): Response => ({ v: PROTOCOL, n, kind: 'problem', body });

const problem = (n: number | null, body: string): string => JSON.stringify(refusal(n, body));
