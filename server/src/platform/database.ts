import type { AppraisalTables } from '../appraisal/tables.ts'
import type { BoardTables } from '../boards/tables.ts'
import type { BottleneckTables } from '../bottlenecks/tables.ts'
import type { BulletinTables } from '../bulletins/tables.ts'
import type { CalendarTables } from '../calendar/tables.ts'
import type { CardTables } from '../cards/tables.ts'
import type { IdentityTables } from '../identity/tables.ts'
import type { MatterTables } from '../matters/tables.ts'
import type { NotificationTables } from '../notifications/tables.ts'
import type { OrganizationTables } from '../organization/tables.ts'
import type { PlanTables } from '../plans/tables.ts'
import type { ProjectTables } from '../projects/tables.ts'
import type { RegionTables } from '../regions/tables.ts'
import type { ReportTables } from '../reports/tables.ts'
import type { ResponsibilityTables } from '../responsibility/tables.ts'
import type { PlatformTables } from './tables.ts'

export type Database = PlatformTables &
  CalendarTables &
  RegionTables &
  OrganizationTables &
  IdentityTables &
  ProjectTables &
  PlanTables &
  ReportTables &
  BottleneckTables &
  MatterTables &
  ResponsibilityTables &
  CardTables &
  AppraisalTables &
  BulletinTables &
  NotificationTables &
  BoardTables
