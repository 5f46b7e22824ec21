import type { Words } from './words.ts'

const supplier = '自然资源部门或标准地图服务网站'

export const regions = {
  'regions.boundary': { zh: '边界', en: 'the boundary' },
  'regions.notGeoJson': {
    zh: `这不是 GeoJSON 边界文件。请向${supplier}索取行政区划界线，并用地理信息软件转为 GeoJSON（FeatureCollection）后导入。`,
    en: 'This is not a GeoJSON boundary file. Ask for the boundaries, and convert them to GeoJSON (a FeatureCollection) first.',
  },
  'regions.nestsTooDeep': {
    zh: '文件嵌套 {depth} 层，超过 {limit} 层，不是正常的边界文件，已拒绝。',
    en: 'The file nests {depth} levels deep, more than {limit}: no boundary file does, so it was refused.',
  },
  'regions.tooManyPoints': {
    zh: '边界超过 {limit} 个点，屏幕上用不到这么细。经审核的地图不得自行抽稀，请向发图单位索取比例尺较小的版本。',
    en: 'The boundary has more than {limit} points. An approved map may not be thinned by its user: please ask the publisher for a smaller scale.',
  },
  'regions.tooManyShapes': {
    zh: '文件有 {count} 个区域，超过 {limit} 个。请只导出本级下辖的区域。',
    en: 'The file has {count} places, more than {limit}; export only those below your own level.',
  },
  'regions.noShapes': {
    zh: '文件里没有任何区域，请检查导出的图层。',
    en: 'There is no place in the file; check which layer was exported.',
  },
  'regions.notPolygon': {
    zh: '第 {ordinal} 个要素不是面。边界须是面（Polygon 或 MultiPolygon），不能是线、点；请导出行政区划面图层。',
    en: 'Feature {ordinal} is not an area: boundaries are Polygons or MultiPolygons; export the layer of areas, not of lines.',
  },
  'regions.ringOpen': {
    zh: '第 {ordinal} 个要素“{name}”的边界没有闭合（首尾两点不同），请在地理信息软件中修复后再导入。',
    en: 'The boundary of feature {ordinal} “{name}” does not close: its first and last points differ. Repair it and import again.',
  },
  'regions.inMetres': {
    zh: '坐标是以米为单位的投影坐标，请先转换为经纬度（度）再导入。',
    en: 'The coordinates are projected, in metres; convert them to longitude and latitude in degrees first.',
  },
  'regions.lonLatSwapped': {
    zh: '经度 {lon}、纬度 {lat} 像是写反了：我国经度为 73–136，纬度为 3–54，请对调。',
    en: 'Longitude {lon} and latitude {lat} seem to be swapped: in China longitudes are 73–136 and latitudes 3–54.',
  },
  'regions.outsideChina': {
    zh: '经度 {lon}、纬度 {lat} 不在我国范围内（经度 73–136，纬度 3–54），请核对。',
    en: 'Longitude {lon}, latitude {lat} lies outside China (longitudes 73–136, latitudes 3–54); please check.',
  },
  'regions.shapeOutsideChina': {
    zh: '第 {ordinal} 个要素“{name}”有点（{lon}，{lat}）不在我国范围内，请核对坐标系。',
    en: 'Feature {ordinal} “{name}” has a point ({lon}, {lat}) outside China; check its datum.',
  },
  'regions.datumMismatch': {
    zh: '文件自己写明坐标系为 {stated}，而选的是 {chosen}。两者在地面上相差数百米，请改选，或向发图单位核实。',
    en: 'The file itself states {stated}, but {chosen} was chosen; they differ by some hundred metres. Choose again or ask the publisher.',
  },
  'regions.noSuchProperty': {
    zh: '第 {ordinal} 个要素没有属性“{property}”，或内容为空。请改选存放区划代码或名称的属性。',
    en: 'Feature {ordinal} has no property “{property}”, or an empty one. Choose the property that holds the code or the name.',
  },
  'regions.noProperty': {
    zh: '请至少选定一个属性：区划代码，或名称。',
    en: 'Choose at least one property: the one with the code, or the one with the name.',
  },
  'regions.shapeTwice': {
    zh: '“{name}”在文件中出现两次。同一区域有多块时请合并为一个要素（MultiPolygon）。',
    en: '“{name}” stands twice in the file; one place of several pieces is one feature (MultiPolygon).',
  },
  'regions.approvalNumberForm': {
    zh: '“{typed}”不像审图号。请照图上印的填写，如 GS（2024）0000号、鲁S（2024）000号；没有审图号的地图不得使用。',
    en: '“{typed}” is no map approval number. Type it as printed on the map, e.g. GS（2024）0000号; a map without one may not be used.',
  },
  'regions.tookTooLong': {
    zh: '核对这个文件超过 {seconds} 秒或占用内存过大，已停止，没有写入任何内容。请导出范围较小的边界。',
    en: 'Checking this file took longer than {seconds} seconds or too much memory and was stopped; nothing was stored. Export a smaller area.',
  },
  'regions.noSuchRegion': {
    zh: '区划树中没有代码 {code}，请先在“组织”中核对区划。',
    en: 'There is no region {code} in the tree; check the regions first.',
  },
  'regions.withdrawnAlready': {
    zh: '该边界已于 {on|date} 撤下。',
    en: 'This boundary was withdrawn on {on|date}.',
  },
} satisfies Words
