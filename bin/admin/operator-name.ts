/** Whoever runs the platform, in records of who did what: the commands know no person. */
export const OPERATOR = { sub: 'operator', name: 'operator' } as const;
