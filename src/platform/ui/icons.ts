// The icons in use, one line each: importing the package by its index would load 5,000 files.
import { __iconNode as adjustments } from '@tabler/icons-react/dist/esm/icons/IconAdjustments.mjs'
import { __iconNode as alert } from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs'
import { __iconNode as archive } from '@tabler/icons-react/dist/esm/icons/IconArchive.mjs'
import { __iconNode as arrowDown } from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs'
import { __iconNode as arrowLeft } from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs'
import { __iconNode as arrowRight } from '@tabler/icons-react/dist/esm/icons/IconArrowRight.mjs'
import { __iconNode as swap } from '@tabler/icons-react/dist/esm/icons/IconArrowsExchange.mjs'
import { __iconNode as arrowUp } from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs'
import { __iconNode as bell } from '@tabler/icons-react/dist/esm/icons/IconBell.mjs'
import { __iconNode as books } from '@tabler/icons-react/dist/esm/icons/IconBooks.mjs'
import { __iconNode as briefcase } from '@tabler/icons-react/dist/esm/icons/IconBriefcase.mjs'
import { __iconNode as buildings } from '@tabler/icons-react/dist/esm/icons/IconBuildingCommunity.mjs'
import { __iconNode as building } from '@tabler/icons-react/dist/esm/icons/IconBuildingFactory2.mjs'
import { __iconNode as calendar } from '@tabler/icons-react/dist/esm/icons/IconCalendarEvent.mjs'
import { __iconNode as calendarOff } from '@tabler/icons-react/dist/esm/icons/IconCalendarOff.mjs'
import { __iconNode as chart } from '@tabler/icons-react/dist/esm/icons/IconChartBar.mjs'
import { __iconNode as check } from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import { __iconNode as chevronDown } from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs'
import { __iconNode as chevronLeft } from '@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs'
import { __iconNode as chevronRight } from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs'
import { __iconNode as circleCheck } from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs'
import { __iconNode as clock } from '@tabler/icons-react/dist/esm/icons/IconClock.mjs'
import { __iconNode as copy } from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs'
import { __iconNode as doorEnter } from '@tabler/icons-react/dist/esm/icons/IconDoorEnter.mjs'
import { __iconNode as dots } from '@tabler/icons-react/dist/esm/icons/IconDots.mjs'
import { __iconNode as download } from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs'
import { __iconNode as edit } from '@tabler/icons-react/dist/esm/icons/IconEdit.mjs'
import { __iconNode as external } from '@tabler/icons-react/dist/esm/icons/IconExternalLink.mjs'
import { __iconNode as eye } from '@tabler/icons-react/dist/esm/icons/IconEye.mjs'
import { __iconNode as file } from '@tabler/icons-react/dist/esm/icons/IconFile.mjs'
import { __iconNode as fileExport } from '@tabler/icons-react/dist/esm/icons/IconFileExport.mjs'
import { __iconNode as fileOff } from '@tabler/icons-react/dist/esm/icons/IconFileOff.mjs'
import { __iconNode as fileSearch } from '@tabler/icons-react/dist/esm/icons/IconFileSearch.mjs'
import { __iconNode as fileText } from '@tabler/icons-react/dist/esm/icons/IconFileText.mjs'
import { __iconNode as pdf } from '@tabler/icons-react/dist/esm/icons/IconFileTypePdf.mjs'
import { __iconNode as filter } from '@tabler/icons-react/dist/esm/icons/IconFilter.mjs'
import { __iconNode as help } from '@tabler/icons-react/dist/esm/icons/IconHelpCircle.mjs'
import { __iconNode as history } from '@tabler/icons-react/dist/esm/icons/IconHistory.mjs'
import { __iconNode as home } from '@tabler/icons-react/dist/esm/icons/IconHome.mjs'
import { __iconNode as id } from '@tabler/icons-react/dist/esm/icons/IconId.mjs'
import { __iconNode as info } from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs'
import { __iconNode as key } from '@tabler/icons-react/dist/esm/icons/IconKey.mjs'
import { __iconNode as listCheck } from '@tabler/icons-react/dist/esm/icons/IconListCheck.mjs'
import { __iconNode as lock } from '@tabler/icons-react/dist/esm/icons/IconLock.mjs'
import { __iconNode as logout } from '@tabler/icons-react/dist/esm/icons/IconLogout.mjs'
import { __iconNode as mail } from '@tabler/icons-react/dist/esm/icons/IconMail.mjs'
import { __iconNode as maximize } from '@tabler/icons-react/dist/esm/icons/IconMaximize.mjs'
import { __iconNode as menu } from '@tabler/icons-react/dist/esm/icons/IconMenu2.mjs'
import { __iconNode as message } from '@tabler/icons-react/dist/esm/icons/IconMessage.mjs'
import { __iconNode as minus } from '@tabler/icons-react/dist/esm/icons/IconMinus.mjs'
import { __iconNode as moon } from '@tabler/icons-react/dist/esm/icons/IconMoon.mjs'
import { __iconNode as packageOut } from '@tabler/icons-react/dist/esm/icons/IconPackageExport.mjs'
import { __iconNode as paperclip } from '@tabler/icons-react/dist/esm/icons/IconPaperclip.mjs'
import { __iconNode as phone } from '@tabler/icons-react/dist/esm/icons/IconPhone.mjs'
import { __iconNode as plus } from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs'
import { __iconNode as printer } from '@tabler/icons-react/dist/esm/icons/IconPrinter.mjs'
import { __iconNode as refresh } from '@tabler/icons-react/dist/esm/icons/IconRefresh.mjs'
import { __iconNode as report } from '@tabler/icons-react/dist/esm/icons/IconReportAnalytics.mjs'
import { __iconNode as stamp } from '@tabler/icons-react/dist/esm/icons/IconRubberStamp.mjs'
import { __iconNode as scale } from '@tabler/icons-react/dist/esm/icons/IconScale.mjs'
import { __iconNode as scan } from '@tabler/icons-react/dist/esm/icons/IconScan.mjs'
import { __iconNode as search } from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs'
import { __iconNode as send } from '@tabler/icons-react/dist/esm/icons/IconSend.mjs'
import { __iconNode as settings } from '@tabler/icons-react/dist/esm/icons/IconSettings.mjs'
import { __iconNode as shield } from '@tabler/icons-react/dist/esm/icons/IconShieldCheck.mjs'
import { __iconNode as signature } from '@tabler/icons-react/dist/esm/icons/IconSignature.mjs'
import { __iconNode as sun } from '@tabler/icons-react/dist/esm/icons/IconSun.mjs'
import { __iconNode as sunMoon } from '@tabler/icons-react/dist/esm/icons/IconSunMoon.mjs'
import { __iconNode as trash } from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs'
import { __iconNode as upload } from '@tabler/icons-react/dist/esm/icons/IconUpload.mjs'
import { __iconNode as user } from '@tabler/icons-react/dist/esm/icons/IconUser.mjs'
import { __iconNode as users } from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs'
import { __iconNode as world } from '@tabler/icons-react/dist/esm/icons/IconWorld.mjs'
import { __iconNode as x } from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import { __iconNode as zoomIn } from '@tabler/icons-react/dist/esm/icons/IconZoomIn.mjs'
import { __iconNode as zoomOut } from '@tabler/icons-react/dist/esm/icons/IconZoomOut.mjs'

export const icons = {
  adjustments,
  alert,
  archive,
  'arrow-left': arrowLeft,
  'arrow-right': arrowRight,
  'arrow-up': arrowUp,
  'arrow-down': arrowDown,
  bell,
  books,
  briefcase,
  building,
  buildings,
  calendar,
  'calendar-off': calendarOff,
  chart,
  check,
  'chevron-down': chevronDown,
  'chevron-left': chevronLeft,
  'chevron-right': chevronRight,
  'circle-check': circleCheck,
  clock,
  copy,
  'door-enter': doorEnter,
  dots,
  download,
  edit,
  external,
  eye,
  file,
  'file-export': fileExport,
  'file-off': fileOff,
  'file-search': fileSearch,
  'file-text': fileText,
  filter,
  history,
  help,
  home,
  id,
  info,
  key,
  'list-check': listCheck,
  lock,
  logout,
  mail,
  maximize,
  menu,
  message,
  minus,
  moon,
  package: packageOut,
  paperclip,
  pdf,
  phone,
  plus,
  printer,
  refresh,
  report,
  scan,
  scale,
  search,
  send,
  settings,
  shield,
  signature,
  stamp,
  sun,
  'sun-moon': sunMoon,
  swap,
  trash,
  upload,
  user,
  users,
  world,
  x,
  'zoom-in': zoomIn,
  'zoom-out': zoomOut,
} as const

export type IconName = keyof typeof icons
