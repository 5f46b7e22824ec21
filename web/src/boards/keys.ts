export const boardKeys = { all: ['boards'] as const }
