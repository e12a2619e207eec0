import { describe, expect, it } from 'vitest';
import { ScrapLedger } from '../../../main/application/station/scrap-ledger.ts';
import { scrapTrend } from '../../../main/application/views/scrap-trend.ts';
import { workOn } from '../../support/exception-work.ts';
import { BATCH, filling, type WeighBooth } from '../../support/weigh-booth.ts';
import { StationRig } from './station-rig.ts';

const DC06 = `${BATCH}/DC-06`;
const TODAY = '2026-03-09';

/** DC-06 with 6.26 kg of citrus bioflavonoids is scrapped because its container was damaged. */
function scrappedOnce(): WeighBooth {
  const booth = filling('60').tare('0.32');
  booth.fill('6.58');
  booth.verify('6.58').close('CB-2508-009-01').complete();
  booth.given('ReportException', { category: 'material', narrative: 'The lid was open.' });
  booth.signIn('QA-01').given('RouteException', {
    exception: 'EX-01',
    to: 'dispositionPending',
    reason: 'investigation',
  });
  const work = workOn(booth);
  work.decide({ kind: 'scrap', containers: [DC06] }, 'QA-01', { reason: 'container-damaged' });
  work.approve();
  booth.signIn('OP-101').scanned(DC06);
  expect(work.scrap(DC06).types).toContain('ContainerScrapped');
  return booth;
}

const trendOf = (booth: WeighBooth, today = TODAY) => {
  const ledger = new ScrapLedger(new StationRig().openLog(booth.recorded));
  return scrapTrend(booth.state, ledger.all(), today, (at) => at.slice(0, 10));
};

describe('the trend of what was scrapped', () => {
  const booth = scrappedOnce();

  it('[S57][S58] counts containers and amount by item and reason, in the week in which they were destroyed', () => {
    const { weeks, rows, earlier } = trendOf(booth);
    expect(weeks).toHaveLength(12);
    expect(weeks.at(-1)).toBe('2026-03-09');
    expect(weeks[0]).toBe('2025-12-22');
    expect(rows).toEqual([
      {
        item: 'RM-1014',
        itemName: 'Citrus bioflavonoids 50 %',
        reason: 'container-damaged',
        amount: '6.26 kg',
        counts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
      },
    ]);
    expect(earlier).toBe(0);
  });

  it('[S58] lets a week slide back as time goes on, and says what lies before its window', () => {
    expect(trendOf(booth, '2026-03-15').rows[0]?.counts.at(-1)).toBe(1);
    expect(trendOf(booth, '2026-03-16').rows[0]?.counts.slice(-2)).toEqual([1, 0]);
    expect(trendOf(booth, '2026-05-25').rows[0]?.counts[0]).toBe(1);
    expect(trendOf(booth, '2026-06-01')).toMatchObject({ rows: [], earlier: 1 });
  });

  it('[S58] keeps what was scrapped under an exception that is opened again', () => {
    const work = workOn(booth);
    work.close();
    expect(work.reopen().types).toContain('ExceptionReopened');
    expect(trendOf(booth).rows).toMatchObject([{ reason: 'container-damaged' }]);
  });

  it('[S58] reads only what is new when it is asked again', () => {
    const log = new StationRig().openLog(booth.recorded);
    const ledger = new ScrapLedger(log);
    expect(ledger.all()).toHaveLength(1);
    expect(ledger.all()).toHaveLength(1);
  });
});
