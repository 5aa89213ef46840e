import { isConsoleRoute } from '../../shared/web/console-routes.ts';

/* Addresses of pages of other areas; undefined while an area is not there. */

export const visitPath = (visitId: string): string | undefined =>
  visitId !== '' && isConsoleRoute('GET /console/visits/{visitId}')
    ? `/console/visits/${encodeURIComponent(visitId)}`
    : undefined;

export const contactPath = (contactId: string): string | undefined =>
  isConsoleRoute('GET /console/contacts/{contactId}')
    ? `/console/contacts/${encodeURIComponent(contactId)}`
    : undefined;

/** A conversation, at its newest entry; `notification`: what led there, so that the page offers what to do about it. */
export const conversationPath = (conversationId: string, notification?: string): string =>
  `/console/conversations/${encodeURIComponent(conversationId)}${notification === undefined ? '' : `?${new URLSearchParams({ notification }).toString()}`}#latest`;
