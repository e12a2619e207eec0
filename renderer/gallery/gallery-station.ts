import type { BenchReply } from '../../main/contract/bench.ts';
import type { Refusal } from '../../main/contract/refusals.ts';
import type { StationPort } from '../../main/contract/station-port.ts';
import type { EventLine, Query, QueryReply } from '../../main/contract/views.ts';
import type { StationLink } from '../bridge/station-link.ts';
import { useStation } from '../store/station-store.ts';
import { attachmentsOfGallery, photoOfGallery } from './attachment-parts.ts';
import { closedOfGallery, exceptionOfGallery, recordOfGallery } from './closed-answers.ts';
import { devicesOfGallery } from './device-answers.ts';
import type { Fixture } from './fixture.ts';
import { RECORD_TOLD } from './fixtures-records.ts';
import { labelPicture } from './label-picture.ts';
import { denialsOfGallery, traceOfGallery } from './ledger-answers.ts';
import { SCRAP_OF_GALLERY } from './scrap-answer.ts';

/** A station that stands still: it shows one fixture, answers what is asked about it, and refuses every action. */
export function galleryStation(fixture: Fixture): StationLink {
  const { frame } = fixture;
  const port: StationPort = {
    hello: async () => ({
      protocol: 1,
      version: '0.1.0',
      host: 'direct',
      station: frame.station.id,
      terminal: frame.terminal,
      plant: frame.plant,
      demo: frame.demo,
    }),
    dispatch: async () => ({
      kind: 'refused',
      denial: {
        seq: 4_418,
        at: frame.now,
        command: null,
        refusals: [fixture.refuses ?? WRONG_SECRET],
        exception: null,
      },
    }),
    query: async (query) => answer(query, fixture),
    subscribe: (onPush) => {
      onPush({ kind: 'view', view: { revision: 1, frame, screen: fixture.screen } });
      for (const live of fixture.live ?? []) onPush({ kind: 'live', live });
      return () => {};
    },
    upload: async () => ({ kind: 'refused', code: 'noSession' }),
    pulse: async () => {},
    bench: async () => BENCH,
  };
  return {
    port,
    watch: (onState) => {
      onState(fixture.link ?? 'up');
      return () => {};
    },
    attachmentUrl: photoOfGallery,
    reconnect: () => {},
  };
}

const WRONG_SECRET: Refusal = {
  gate: 'requireCredential',
  code: 'credential.wrong',
  data: {},
  clears: null,
};

const BENCH: BenchReply = {
  scales: [
    { id: 'SCL-01', name: 'floor scale', unit: 'kg', load: '5.32', cableOut: false },
    { id: 'SCL-02', name: 'bench scale', unit: 'g', load: '0.0', cableOut: false },
    { id: 'SCL-03', name: 'bench scale, spare', unit: 'g', load: '0.0', cableOut: false },
  ],
  labels: [
    'AA-2503-042-01 · Ascorbic acid, fine',
    'AA-2503-042-02 · Ascorbic acid, fine',
    'CB-2508-009-01 · Citrus bioflavonoids 50 %',
    'RH-2507-033-01 · Rose hips powder',
    'MC-2510-201-01 · Microcrystalline cellulose',
  ].map((text) => ({ label: text, group: 'sources', text })),
  printers: [{ id: 'PRN-01', printed: 3, paperOut: false }],
  problem: null,
};

const EVENTS: readonly EventLine[] = [
  'WeightAccepted',
  'CommandDenied',
  'TareCaptured',
  'ScaleZeroed',
  'SourceOpened',
  'ScaleSelected',
  'StepStarted',
  'StepEntered',
].map((type, index) => ({
  seq: 4_417 - index,
  at: `2026-03-09T10:${31 - index}:10.000Z`,
  type,
  station: 'WS-01',
  person: 'OP-101',
  batch: 'VC5-26-0147',
  step: '70',
  summary: { container: 'VC5-26-0147/DC-07', scale: 'SCL-01' },
  ...(type === 'TareCaptured' && {
    settling: { readings: 5, overMs: 2_000 },
    identifiedBy: 'plate' as const,
  }),
  refusals:
    type === 'CommandDenied'
      ? [
          {
            gate: 'requireTolerance',
            code: 'tolerance.over',
            data: { net: '5.12 kg', highest: '5.04 kg' },
            clears: 'supervisor',
          },
        ]
      : [],
}));

const RECORD_LINES: readonly EventLine[] = [
  'RecordMoved',
  'TaskAssigned',
  'RecordOpened',
  'ExceptionOpened',
].map((type, index) => ({
  seq: 4_211 - index * 40,
  at: `2026-03-0${6 - index}T09:12:00.000Z`,
  type,
  station: 'QA-01',
  person: index < 2 ? 'QA-01' : null,
  batch: null,
  step: null,
  summary: { record: 'DEV-02' },
  refusals: [],
}));

/** Puts over the screen what the fixture has lying there. */
export const layOver = ({ blocked, overlay, unavailable }: Fixture): void =>
  useStation.setState({
    blocked: blocked ?? null,
    overlay: overlay ?? null,
    unavailable: unavailable ?? null,
  });

function answer(query: Query, { frame, signing, record, review }: Fixture): QueryReply {
  switch (query.kind) {
    case 'signing':
      return signing ?? { kind: 'notFound', what: 'signing' };
    case 'label':
      return labelPicture(query.container, query.label);
    case 'health':
      return { kind: 'health', health: frame.health, checkpoint: '4405 9f31c2aa' };
    case 'events':
      return {
        kind: 'events',
        events: query.denialsOnly ? EVENTS.filter(({ refusals }) => refusals.length > 0) : EVENTS,
        total: 4_417,
      };
    case 'trace':
      return { kind: 'trace', graph: traceOfGallery(query.of.id) };
    case 'denials':
      return { kind: 'denials', page: denialsOfGallery(query.filter) };
    case 'record':
      return {
        kind: 'record',
        record: query.id === RECORD_TOLD.id ? RECORD_TOLD : recordOfGallery(query.id),
        lines: RECORD_LINES,
      };
    case 'exception':
      return exceptionOfGallery(query.id);
    case 'scrapTrend':
      return { kind: 'scrapTrend', trend: SCRAP_OF_GALLERY };
    case 'closed':
      return { kind: 'closed', page: closedOfGallery(query.filter) };
    case 'batchRecord':
      return record ? { kind: 'batchRecord', record } : { kind: 'notFound', what: query.batch };
    case 'batchReview':
      return review === undefined ? { kind: 'notFound', what: query.batch } : { kind: 'batchReview', review };
    case 'attachments':
      return { kind: 'attachments', found: attachmentsOfGallery(query.on) };
    case 'devices':
      return { kind: 'devices', desk: devicesOfGallery(query.watch) };
    case 'equipmentLog':
      return { kind: 'equipmentLog', lines: EVENTS.slice(0, 3) };
  }
}
