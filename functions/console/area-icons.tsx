import type { ComponentChildren, VNode } from 'preact';
import type { Area } from './console-texts.ts';

/* The icons of the areas. They only decorate: the name stands beside each. */

const Line = ({ children }: { children: ComponentChildren }) => (
  <svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    {children}
  </svg>
);

export const AREA_ICONS: Record<Area, () => VNode> = {
  today: () => (
    <Line>
      <rect x="4" y="5" width="16" height="15" rx="2" />
      <path d="M4 10h16M8 3v4m8-4v4" />
    </Line>
  ),
  inbox: () => (
    <Line>
      <path d="M4 13 6.5 5h11L20 13v6H4z" />
      <path d="M4 13h5a3 3 0 0 0 6 0h5" />
    </Line>
  ),
  contacts: () => (
    <Line>
      <circle cx="12" cy="8" r="4" />
      <path d="M4 20c1-4 4-6 8-6s7 2 8 6" />
    </Line>
  ),
  overview: () => (
    <Line>
      <path d="M4 5h16l-6 7v6l-4 2v-8z" />
    </Line>
  ),
  'dry-run': () => (
    <Line>
      <path d="M9 3h6m-5 0v6l-5 9a2 2 0 0 0 2 3h10a2 2 0 0 0 2-3l-5-9V3M8 15h8" />
    </Line>
  ),
  settings: () => (
    <Line>
      <path d="M4 7h9m4 0h3M4 17h3m4 0h9" />
      <circle cx="15" cy="7" r="2" />
      <circle cx="9" cy="17" r="2" />
    </Line>
  ),
};
