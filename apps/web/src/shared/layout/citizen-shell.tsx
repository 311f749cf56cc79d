import { Outlet, ScrollRestoration } from 'react-router-dom';
import { IdleDialog } from '../session/idle-dialog';
import { CitizenFooter } from './citizen-footer';
import { CitizenHeader } from './citizen-header';
import { OfflineBanner } from './offline-banner';
import { SkipLinks } from './skip-links';

/** What stands around every screen for citizens. */
export function CitizenShell() {
  return (
    <div className="citizen-shell">
      <SkipLinks />
      <OfflineBanner />
      <CitizenHeader />
      <main id="main-content" tabIndex={-1} className="container">
        <Outlet />
      </main>
      <CitizenFooter />
      <IdleDialog />
      <ScrollRestoration />
    </div>
  );
}
