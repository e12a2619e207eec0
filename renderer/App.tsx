import { Fragment, type ReactNode } from 'react';
import { assertNever } from '../main/contract/result.ts';
import type { Screen, StationView } from '../main/contract/views.ts';
import { BenchDock } from './bench/BenchDock.tsx';
import { Header } from './components/Header.tsx';
import { LockStrip } from './components/LockStrip.tsx';
import { Overlays } from './overlays/Overlays.tsx';
import { Accountability } from './screens/accountability/Accountability.tsx';
import { BulkWeigh } from './screens/bulk-weigh/BulkWeigh.tsx';
import { Charge } from './screens/charge/Charge.tsx';
import { Check } from './screens/check/Check.tsx';
import { CheckedRun } from './screens/checked-run/CheckedRun.tsx';
import { Clearance } from './screens/clearance/Clearance.tsx';
import { Discharge } from './screens/discharge/Discharge.tsx';
import { Dispense } from './screens/dispense/Dispense.tsx';
import { Fault } from './screens/fault/Fault.tsx';
import { Kit } from './screens/kit/Kit.tsx';
import { LabelIssue } from './screens/labels/LabelIssue.tsx';
import { Reconciliation } from './screens/labels/Reconciliation.tsx';
import { Link } from './screens/link/Link.tsx';
import { Unavailable } from './screens/link/Unavailable.tsx';
import { Packaging } from './screens/packaging/Packaging.tsx';
import { Process } from './screens/process/Process.tsx';
import { SignIn } from './screens/sign-in/SignIn.tsx';
import { Work } from './screens/work/Work.tsx';
import { useStation } from './store/station-store.ts';
import { useTheme } from './style/use-theme.ts';
import './app.css';

/** The whole screen as a picture of the last view; it holds no rule, and what it does not hear it does not show. */
export function App() {
  const view = useStation((state) => state.view);
  const link = useStation((state) => state.link);
  useTheme(view);
  if (view === null) return <Link link={link} />;
  return (
    <div className="app" data-link={link}>
      <Header frame={view.frame} locked={view.screen.kind === 'signIn'} />
      <Drawn view={view} />
      {link === 'up' ? <Overlays view={view} /> : <Link link={link} />}
      <Unavailable />
      {link === 'up' && view.frame.locksIn !== null && <LockStrip seconds={view.frame.locksIn} />}
      <BenchDock />
    </div>
  );
}

function Drawn({ view }: { readonly view: StationView }) {
  const { screen } = view;
  // Another step is another screen: nothing typed or chosen on the last one is carried over.
  const place = [screen.kind, view.frame.batch?.id, view.frame.batch?.step, view.frame.person?.id].join(' ');
  return <Fragment key={place}>{drawn(screen)}</Fragment>;
}

function drawn(screen: Screen): ReactNode {
  switch (screen.kind) {
    case 'signIn':
      return <SignIn screen={screen} />;
    case 'accountability':
      return <Accountability screen={screen} />;
    case 'work':
      return <Work screen={screen} />;
    case 'clearance':
      return <Clearance screen={screen} />;
    case 'check':
      return <Check screen={screen} />;
    case 'dispense':
      return <Dispense screen={screen} />;
    case 'kit':
      return <Kit screen={screen} />;
    case 'charge':
      return <Charge screen={screen} />;
    case 'process':
      return <Process screen={screen} />;
    case 'discharge':
      return <Discharge screen={screen} />;
    case 'packaging':
      return <Packaging screen={screen} />;
    case 'checkedRun':
      return <CheckedRun screen={screen} />;
    case 'bulkWeigh':
      return <BulkWeigh screen={screen} />;
    case 'labelIssue':
      return <LabelIssue screen={screen} />;
    case 'reconciliation':
      return <Reconciliation screen={screen} />;
    case 'fault':
      return <Fault screen={screen} />;
    default:
      return assertNever(screen, 'screen');
  }
}
