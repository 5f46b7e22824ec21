export const bottleneckKeys = { list: ['bottlenecks', 'list'] as const }
