import { httpHandler, type HttpReply, type HttpRequest } from '../../shared/web/http.ts';
import type { Problem } from '../../shared/web/problem.ts';
import { bulkGateRoutes } from './bulkgate-routes.ts';
import { graphRoutes } from './graph-routes.ts';
import { mailRoutes } from './mail-routes.tsx';
import { oemRoutes } from './oem-routes.ts';
import { Page, pageReply } from './page.tsx';
import { partnerAppRoutes } from './partner-app-routes.tsx';
import { phoneRoutes } from './phone-routes.tsx';
import type { Sandbox } from './sandbox.ts';

/** The whole sandbox as one handler: the vendors, the handsets, the mails, and where a partner's app would be. */
export const sandboxHandler = (sandbox: Sandbox) =>
  httpHandler(
    [
      ...graphRoutes(sandbox),
      ...bulkGateRoutes(sandbox),
      ...oemRoutes(sandbox),
      ...phoneRoutes(sandbox),
      ...mailRoutes(sandbox),
      ...partnerAppRoutes,
    ],
    { onError },
  );

/** People get a page, programs a problem document. */
const onError = (problem: Problem, { path }: HttpRequest): HttpReply =>
  /\/sandbox\/(phone|mail)(\/|$)/.test(path)
    ? pageReply(
        problem.status,
        <Page title={problem.title}>
          <p>{problem.detail}</p>
          <p>
            <a class="more" href="/sandbox/phone">
              All phones
            </a>
          </p>
        </Page>,
      )
    : { status: problem.status, body: JSON.stringify(problem), contentType: 'application/problem+json' };
