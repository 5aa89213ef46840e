import type { ComponentChildren } from 'preact';

/* Line icons in the colour of the text around them. They only decorate: what they mean is written beside them. */

const Line = ({ children }: { children: ComponentChildren }) => (
  <svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    {children}
  </svg>
);

export const KeyIcon = () => (
  <Line>
    <circle cx="7.5" cy="15.5" r="4.5" />
    <path d="M10.8 12.2 20 3m-4 4 3 3" />
  </Line>
);

export const TickIcon = () => (
  <Line>
    <path d="m5 12.5 4.5 4.5L19 7" />
  </Line>
);

export const ClockIcon = () => (
  <Line>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 7v5l3 2" />
  </Line>
);

export const CrossIcon = () => (
  <Line>
    <path d="m6.5 6.5 11 11m0-11-11 11" />
  </Line>
);

export const LinkIcon = () => (
  <Line>
    <path d="M9 17H7A5 5 0 0 1 7 7h2m6 0h2a5 5 0 0 1 4 8M8 12h5M3 3l18 18" />
  </Line>
);

export const BellIcon = () => (
  <Line>
    <path d="M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15Zm4 4.5h4" />
  </Line>
);

export const MutedIcon = () => (
  <Line>
    <path d="M7 8.5A6 6 0 0 1 18 11v4M6 11v5l-1.5 2H16m-6 2.5h4M4 4l16 16" />
  </Line>
);

export const ArrowIcon = () => (
  <Line>
    <path d="M5 12h14m-5-5 5 5-5 5" />
  </Line>
);
