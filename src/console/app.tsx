import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { useSession } from './api/queries.ts';
import { CampaignPage } from './pages/campaign-page.tsx';
import { CampaignsPage } from './pages/campaigns-page.tsx';
import { LinesPage } from './pages/lines-page.tsx';
import { LoginPage } from './pages/login-page.tsx';
import { MessagesPage } from './pages/messages-page.tsx';
import { PasswordPage } from './pages/password-page.tsx';
import { Shell } from './parts/shell.tsx';
import { Waiting } from './parts/waiting.tsx';

/** Fetched when somebody goes there: the board is there sooner. */
const NewCampaignPage = lazy(async () => ({ default: (await import('./pages/new-campaign-page.tsx')).NewCampaignPage }));
const AgreementsPage = lazy(async () => ({ default: (await import('./agreements/agreements-page.tsx')).AgreementsPage }));
const CallsPage = lazy(async () => ({ default: (await import('./calls/calls-page.tsx')).CallsPage }));
const DebtorPage = lazy(async () => ({ default: (await import('./pages/debtor-page.tsx')).DebtorPage }));
const DebtorsPage = lazy(async () => ({ default: (await import('./pages/debtors-page.tsx')).DebtorsPage }));
const LettersPage = lazy(async () => ({ default: (await import('./tasks/letters-page.tsx')).LettersPage }));
const PaymentsPage = lazy(async () => ({ default: (await import('./payments/payments-page.tsx')).PaymentsPage }));
const PromptsPage = lazy(async () => ({ default: (await import('./prompts/prompts-page.tsx')).PromptsPage }));
const RefusalsPage = lazy(async () => ({ default: (await import('./pages/refusals-page.tsx')).RefusalsPage }));
const SegmentPage = lazy(async () => ({ default: (await import('./strategies/segment-page.tsx')).SegmentPage }));
const StrategiesPage = lazy(async () => ({ default: (await import('./strategies/strategies-page.tsx')).StrategiesPage }));
const StrategyPage = lazy(async () => ({ default: (await import('./strategies/strategy-page.tsx')).StrategyPage }));
const TasksPage = lazy(async () => ({ default: (await import('./tasks/tasks-page.tsx')).TasksPage }));
const SetupPage = lazy(async () => ({ default: (await import('./setup/setup-page.tsx')).SetupPage }));

/** Which page: the login for strangers, the password page for one-time passwords, else what the address says. */
export function App() {
  const session = useSession();
  if (session.data === undefined) return <Waiting failed={session.isError} retry={() => void session.refetch()} />;
  if (session.data === null) return <LoginPage />;
  if (session.data.mustChangePassword) return <PasswordPage forced />;
  return (
    <Switch>
      <Route path="/password">
        <PasswordPage />
      </Route>
      <Route>
        <Shell user={session.data.user}>
          <Suspense fallback={<Waiting failed={false} retry={() => undefined} />}>
            <Switch>
              <Route path="/campaigns">
                <CampaignsPage />
              </Route>
              <Route path="/campaigns/new">
                <NewCampaignPage />
              </Route>
              <Route path="/campaigns/:id/:tab?">
                {({ id, tab }) => <CampaignPage key={id} id={id} tab={tab === 'refusals' ? 'refusals' : 'calls'} />}
              </Route>
              <Route path="/calls">
                <CallsPage />
              </Route>
              <Route path="/refusals">
                <RefusalsPage />
              </Route>
              <Route path="/debtors">
                <DebtorsPage />
              </Route>
              <Route path="/debtors/:id">{({ id }) => <DebtorPage key={id} id={id} />}</Route>
              <Route path="/agreements/:tab?">{({ tab }) => <AgreementsPage key={tab} tab={tab} />}</Route>
              <Route path="/payments/:tab?">{({ tab }) => <PaymentsPage tab={tab} />}</Route>
              <Route path="/strategies">
                <StrategiesPage tab="list" />
              </Route>
              <Route path="/strategies/segments">
                <StrategiesPage tab="segments" />
              </Route>
              <Route path="/strategies/segments/:name">{({ name }) => <SegmentPage key={name} name={name} />}</Route>
              <Route path="/strategies/dry-runs">
                <StrategiesPage tab="dry" />
              </Route>
              <Route path="/strategies/:name/:version">
                {({ name, version }) => <StrategyPage key={`${name} ${version}`} name={name} version={version} />}
              </Route>
              <Route path="/tasks/letters">
                <LettersPage />
              </Route>
              <Route path="/tasks/:tab?">{({ tab }) => <TasksPage tab={tab} />}</Route>
              <Route path="/messages">
                <MessagesPage />
              </Route>
              <Route path="/prompts/:tab?">{({ tab }) => <PromptsPage tab={tab} />}</Route>
              <Route path="/setup/:tab?">{({ tab }) => <SetupPage tab={tab} />}</Route>
              <Route path="/lines">
                <LinesPage />
              </Route>
              <Route>
                <Redirect to="/campaigns" replace />
              </Route>
            </Switch>
          </Suspense>
        </Shell>
      </Route>
    </Switch>
  );
}
