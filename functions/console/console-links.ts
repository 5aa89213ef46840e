/* Addresses of pages of other areas. */

/** Undefined where there is no visit. */
export const visitPath = (visitId: string): string | undefined =>
  visitId === '' ? undefined : `/console/visits/${encodeURIComponent(visitId)}`;

export const contactPath = (contactId: string): string =>
  `/console/contacts/${encodeURIComponent(contactId)}`;

export const personalDataPath = (contactId: string): string =>
  `/console/personal-data/${encodeURIComponent(contactId)}`;

/** A conversation, at its newest entry; `notification`: what led there, so that the page offers what to do about it. */
export const conversationPath = (conversationId: string, notification?: string): string =>
  `/console/conversations/${encodeURIComponent(conversationId)}${notification === undefined ? '' : `?${new URLSearchParams({ notification }).toString()}`}#latest`;
