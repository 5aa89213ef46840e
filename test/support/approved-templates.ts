/** The templates that Meta has approved for a German location: the names of their purposes. */
export const APPROVED_TEMPLATES = (['check-in-invite', 'check-in-confirmation'] as const).map((purpose) => ({
  purpose,
  language: 'de' as const,
  name: purpose.replaceAll('-', '_'),
  code: 'de',
  status: 'approved' as const,
}));
