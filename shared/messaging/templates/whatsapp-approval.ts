import type { WhatsAppTemplate } from '../../dealers/settings.ts';
import type { Instant } from '../../kernel/instant.ts';

/** What Meta says of a template: that its approval changed, or its category. */
export type TemplateUpdate = {
  /** Meta's id of the business account. */
  accountId: string;
  name: string;
  /** Meta's code, such as `de` or `en_GB`. */
  language: string;
  /** Meta's word: `APPROVED`, `PAUSED`, `DISABLED` … or `CATEGORY` where only that changed. */
  event: string;
  reason?: string;
  category?: string;
  /** When Meta said so, where it tells. */
  at?: Instant;
};

/**
 * What each of Meta's words means for sending. A flagged template is still sent, but may be disabled soon; what is not in
 * here changes nothing.
 */
const STATUS_AFTER: Readonly<Record<string, WhatsAppTemplate['status']>> = {
  APPROVED: 'approved',
  REINSTATED: 'approved',
  UNARCHIVED: 'approved',
  PENDING: 'pending',
  IN_APPEAL: 'pending',
  REJECTED: 'rejected',
  PAUSED: 'paused',
  LOCKED: 'paused',
  LIMIT_EXCEEDED: 'paused',
  DISABLED: 'disabled',
  ARCHIVED: 'disabled',
  PENDING_DELETION: 'disabled',
  DELETED: 'disabled',
};

/** Meta's code for a send that was refused because of its template, as if Meta had told of it. */
const EVENT_OF_CODE: Readonly<Record<string, string>> = {
  '132001': 'REJECTED',
  '132015': 'PAUSED',
  '132016': 'DISABLED',
  message_status_paused: 'PAUSED',
};
export const eventOfCode = (code: string | undefined): string | undefined =>
  code !== undefined && Object.hasOwn(EVENT_OF_CODE, code) ? EVENT_OF_CODE[code] : undefined;

const CATEGORIES = ['utility', 'marketing', 'authentication'] as const;
const categoryOf = (word: string | undefined): WhatsAppTemplate['category'] =>
  CATEGORIES.find((category) => category === word?.toLowerCase());

export type Approval = {
  templates: WhatsAppTemplate[];
  /** What the dealer must hear of: not sent any more, in danger, or sold as advertising from now on. */
  tell: WhatsAppTemplate[];
};

/** A dealer's templates after what Meta said. Older than what is known: nothing changes. Saying it twice tells the same. */
export const applyUpdate = (
  templates: readonly WhatsAppTemplate[],
  { name, language, event, category, at }: TemplateUpdate & { at: Instant },
): Approval => {
  const tell: WhatsAppTemplate[] = [];
  const after = templates.map((template) => {
    if (template.name !== name || template.code !== language) return template;
    if (template.said !== undefined && template.said.at > at) return template;
    const means = Object.hasOwn(STATUS_AFTER, event) ? STATUS_AFTER[event] : undefined;
    const status = means ?? template.status;
    const saysCategory = categoryOf(category) ?? template.category;
    const next: WhatsAppTemplate = {
      ...template,
      status,
      ...(saysCategory ? { category: saysCategory } : {}),
      said: { event: event.slice(0, 40), at },
    };
    const isRepeated = template.said?.at === at && template.said.event === next.said?.event;
    const isBad = event === 'FLAGGED' || (status !== 'approved' && status !== 'pending');
    const isNews = status !== template.status || event === 'FLAGGED' || isRepeated;
    const isDearer = saysCategory === 'marketing' && (template.category !== 'marketing' || isRepeated);
    if ((isBad && isNews) || isDearer) tell.push(next);
    return next;
  });
  return { templates: after, tell };
};
