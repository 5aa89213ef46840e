import type { Route } from '../../shared/web/http.ts';
import { Page, pageReply } from './page.tsx';

/** Stands where a partner's own check-in app would be: the end of the way of a customer whose link forwards there. */
const PartnerAppPage = () => (
  <Page title="The partner’s check-in app">
    <p>
      The link led here: a workshop-visit provider would now show its own check-in. What the customer enters
      there stays with the provider; when it is done, the provider sends <code>checkin.finished</code>.
    </p>
    <p class="text">npm run send -- examples/checkin-finished.json --now</p>
    <p>
      <a class="more" href="/sandbox/phone">
        All phones
      </a>
    </p>
  </Page>
);

export const partnerAppRoutes: readonly Route[] = [
  { method: 'GET', path: '/sandbox/partner-app/{slug}', handle: () => pageReply(200, <PartnerAppPage />) },
];
