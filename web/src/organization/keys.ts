export const organizationKeys = {
  units: ['units'] as const,
  lacks: ['organization-lacks'] as const,
}
