export const organizationKeys = {
  units: ['units'] as const,
  posts: ['posts'] as const,
  lacks: ['organization-lacks'] as const,
  lackCounts: ['organization-lacks', 'counts'] as const,
}
