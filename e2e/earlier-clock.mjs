// Loaded before a server (`node --import`): its clock goes GUATU_JOURNEY_DAYS_AGO days behind, so that what it wrote lies in the past of the next.
const behind = Number(process.env.GUATU_JOURNEY_DAYS_AGO) * 86_400_000
const Real = Date
globalThis.Date = class Earlier extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() - behind)
    else super(...given)
  }
  static now() {
    return Real.now() - behind
  }
}
