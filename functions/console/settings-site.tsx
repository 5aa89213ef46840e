import { describeAudit } from '../../shared/dealers/describe-audit.ts';
import { nameStaff } from '../../shared/dealers/name-staff.ts';
import type { Now } from '../../shared/kernel/instant.ts';
import { namePartners } from '../../shared/partners/name-partners.ts';
import type { FindPartner } from '../../shared/partners/partner-store.ts';
import type { Log } from '../../shared/platform/log.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { agreementAnswers } from './agreement-site.tsx';
import { consoleHandler, type ConsoleDeps, type ConsoleRequest } from './console-handler.tsx';
import { consoleReply } from './console-reply.ts';
import { HistoryPage } from './history-page.tsx';
import { accountsIn, partnersIn } from './history-values.ts';
import { levelAnswers } from './level-site.tsx';
import { logoAnswers } from './logo-site.tsx';
import { retentionAnswers } from './retention-site.tsx';
import { ruleAnswers } from './rule-site.tsx';
import { serviceAnswers } from './service-site.tsx';
import { SettingsPage } from './settings-page.tsx';
import { teamInboxAnswers } from './team-inbox-site.tsx';
import { textAnswers } from './text-site.tsx';

export type SettingsSiteDeps = ConsoleDeps & { now: Now; log: Log; findPartner: FindPartner };

/** What admins set for their dealer, and who set it. */
export const settingsSite = (deps: SettingsSiteDeps) =>
  consoleHandler<'settings'>(deps, {
    'GET /console/settings': ({ viewer }) =>
      Promise.resolve(consoleReply(200, <SettingsPage viewer={viewer} />)),
    ...levelAnswers(deps),
    ...ruleAnswers(deps),
    ...teamInboxAnswers(deps),
    ...serviceAnswers(deps),
    ...logoAnswers(deps),
    ...textAnswers(deps),
    ...retentionAnswers(deps),
    ...agreementAnswers(deps),
    'GET /console/settings/history': (request) => showHistory(deps, request),
  });

const showHistory = async (deps: SettingsSiteDeps, { viewer, query }: ConsoleRequest): Promise<HttpReply> => {
  const { staff } = viewer;
  const after = query['after'];
  const level = query['level'] === 'network' ? 'network' : 'dealer';
  // Who looks after some locations reads about those, one at a time.
  const [own] = staff.locationIds;
  const target =
    query['target'] ?? (own === undefined || level === 'network' ? undefined : `location/${own}`);
  const page = await describeAudit(deps, { staff, query: { level, target, cursor: after } });
  const accounts = accountsIn(target, page.entries);
  const names = await nameStaff(deps.table, { dealerId: staff.dealerId, accounts });
  const partners = await namePartners(deps.findPartner, partnersIn(target, page.entries));
  const shown = { viewer, level, target, page, names, partners } as const;
  return consoleReply(200, <HistoryPage {...shown} isFirst={after === undefined} />);
};
