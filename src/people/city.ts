// Cities by either of their names: kept in Chinese, shown in the reader's language.
import type { Locale } from '../model/person.ts'

const cities: readonly (readonly [zh: string, en: string])[] = [
  ['北京', 'Beijing'],
  ['上海', 'Shanghai'],
  ['天津', 'Tianjin'],
  ['重庆', 'Chongqing'],
  ['广州', 'Guangzhou'],
  ['深圳', 'Shenzhen'],
  ['珠海', 'Zhuhai'],
  ['佛山', 'Foshan'],
  ['东莞', 'Dongguan'],
  ['中山', 'Zhongshan'],
  ['惠州', 'Huizhou'],
  ['杭州', 'Hangzhou'],
  ['宁波', 'Ningbo'],
  ['温州', 'Wenzhou'],
  ['嘉兴', 'Jiaxing'],
  ['绍兴', 'Shaoxing'],
  ['金华', 'Jinhua'],
  ['南京', 'Nanjing'],
  ['苏州', 'Suzhou'],
  ['无锡', 'Wuxi'],
  ['常州', 'Changzhou'],
  ['南通', 'Nantong'],
  ['徐州', 'Xuzhou'],
  ['成都', 'Chengdu'],
  ['绵阳', 'Mianyang'],
  ['武汉', 'Wuhan'],
  ['宜昌', 'Yichang'],
  ['西安', "Xi'an"],
  ['郑州', 'Zhengzhou'],
  ['洛阳', 'Luoyang'],
  ['济南', 'Jinan'],
  ['青岛', 'Qingdao'],
  ['烟台', 'Yantai'],
  ['长沙', 'Changsha'],
  ['合肥', 'Hefei'],
  ['芜湖', 'Wuhu'],
  ['福州', 'Fuzhou'],
  ['厦门', 'Xiamen'],
  ['泉州', 'Quanzhou'],
  ['南昌', 'Nanchang'],
  ['沈阳', 'Shenyang'],
  ['大连', 'Dalian'],
  ['长春', 'Changchun'],
  ['哈尔滨', 'Harbin'],
  ['石家庄', 'Shijiazhuang'],
  ['唐山', 'Tangshan'],
  ['太原', 'Taiyuan'],
  ['呼和浩特', 'Hohhot'],
  ['南宁', 'Nanning'],
  ['桂林', 'Guilin'],
  ['海口', 'Haikou'],
  ['三亚', 'Sanya'],
  ['昆明', 'Kunming'],
  ['贵阳', 'Guiyang'],
  ['拉萨', 'Lhasa'],
  ['兰州', 'Lanzhou'],
  ['西宁', 'Xining'],
  ['银川', 'Yinchuan'],
  ['乌鲁木齐', 'Urumqi'],
  ['香港', 'Hong Kong'],
  ['澳门', 'Macao'],
]

const plain = (name: string): string => name.toLowerCase().replace(/[\s'’-]/g, '')

const byName: ReadonlyMap<string, string> = new Map(
  cities.flatMap(([zh, en]) => [
    [zh, zh],
    [`${zh}市`, zh],
    [plain(en), zh],
    [`${plain(en)}city`, zh],
  ]),
)
const english: ReadonlyMap<string, string> = new Map(cities)

/** One name for each city that we know; any other city stays as it was written, so that HR can be asked about it. */
export const cityOf = (typed: string): string => byName.get(plain(typed)) ?? typed.trim()

export const cityName = (city: string, locale: Locale): string => (locale === 'en' ? (english.get(city) ?? city) : city)
