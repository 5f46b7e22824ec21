export const boardKeys = { all: ['boards'] as const, disclosure: ['board-disclosure'] as const }
